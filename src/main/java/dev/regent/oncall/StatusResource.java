package dev.regent.oncall;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What this regent sees, decides and why, and why not. Open to whoever reaches the port, as dashboards and the other
 * shift must see it without a secret; it shows none.
 */
@Path("/v1/status")
@Produces({MediaType.APPLICATION_JSON, ProblemBody.MEDIA_TYPE})
public class StatusResource {
    private final Latest latest;
    private final Budgets budgets;

    public StatusResource(Latest latest, Budgets budgets) {
        this.latest = latest;
        this.budgets = budgets;
    }

    @GET
    public Response status() {
        return latest.moment()
                .map(moment -> Response.ok(StatusWriter.page(moment, budgets), MediaType.APPLICATION_JSON)
                        .build())
                .orElseGet(() -> ProblemBody.unreachable("this regent has looked at nothing yet", List.of())
                        .response());
    }
}
