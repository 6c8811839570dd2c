package dev.regent.oncall;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The last failovers as this regent saw them, the newest first. Open as the status is. */
@Path("/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
public class IncidentsResource {
    private final IncidentHistory history;

    public IncidentsResource(IncidentHistory history) {
        this.history = history;
    }

    @GET
    public List<IncidentPage> incidents() {
        return history.entries().stream().map(IncidentPage::of).toList();
    }
}
