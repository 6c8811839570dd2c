package dev.regent.oncall;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the framework refuses (an unknown path, method or media type) is answered as RFC 9457 has it, too. */
public class ProblemMapper {
    @ServerExceptionMapper
    public Response map(WebApplicationException exception) {
        Response.StatusType status = exception.getResponse().getStatusInfo();
        return new ProblemBody(
                        "about:blank",
                        status.getReasonPhrase(),
                        status.getStatusCode(),
                        String.valueOf(exception.getMessage()),
                        List.of(),
                        List.of())
                .response();
    }
}
