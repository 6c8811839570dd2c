package dev.regent.oncall;

import dev.regent.world.Intent.Verb;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the framework refuses (an unknown path, method or media type) is answered as RFC 9457 has it, too. */
public class ProblemMapper {
    private static final String ORDERS =
            Stream.of(Verb.values()).map(Verb::word).collect(Collectors.joining("|"));

    @ServerExceptionMapper
    public Response map(WebApplicationException exception, ContainerRequestContext request) {
        Response refusal = exception.getResponse();
        Response.StatusType status = refusal.getStatusInfo();
        Response answer = new ProblemBody(
                        "about:blank",
                        status.getReasonPhrase(),
                        status.getStatusCode(),
                        detail(exception, request),
                        List.of(),
                        List.of())
                .response();
        return refusal.getAllowedMethods().isEmpty()
                ? answer
                : Response.fromResponse(answer)
                        .allow(refusal.getAllowedMethods())
                        .build();
    }

    private static String detail(WebApplicationException exception, ContainerRequestContext request) {
        String asked =
                request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
        return switch (exception.getResponse().getStatus()) {
            case 404 ->
                "there is nothing at " + asked + "; known are GET /v1/status, GET /v1/incidents and POST"
                        + " /v1/services/{service}/{" + ORDERS + "}";
            case 405 -> asked + " is not known; orders are sent by POST, everything else is asked for by GET";
            case 406 -> "the answer is " + MediaType.APPLICATION_JSON + "; the request's Accept leaves it out";
            case 415 ->
                "an order is sent as Content-Type: " + MediaType.APPLICATION_JSON + ", not "
                        + request.getHeaderString("Content-Type");
            default -> String.valueOf(exception.getMessage());
        };
    }
}
