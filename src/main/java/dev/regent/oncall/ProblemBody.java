package dev.regent.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * A problem as RFC 9457 has it.
 *
 * @param type     what kind of problem, for programs
 * @param title    the same for people, always alike for one type
 * @param detail   what it is this time
 * @param problems of a request: each field that is wrong
 * @param commands for a person with the break-glass role
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type, String title, int status, String detail, List<Wrong> problems, List<String> commands) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A field of a request that is wrong.
     *
     * @param value what was sent
     * @param right what would be right
     */
    @RegisterForReflection
    public record Wrong(String field, String value, String right) {}

    static ProblemBody of(Kind kind, String detail) {
        return new ProblemBody(kind.type(), kind.title, kind.status, detail, List.of(), List.of());
    }

    static ProblemBody invalid(List<Wrong> problems) {
        String detail = problems.size() == 1 ? "one field is wrong" : problems.size() + " fields are wrong";
        return new ProblemBody(
                Kind.INVALID.type(), Kind.INVALID.title, Kind.INVALID.status, detail, problems, List.of());
    }

    static ProblemBody unreachable(String detail, List<String> commands) {
        return new ProblemBody(
                Kind.UNREACHABLE.type(), Kind.UNREACHABLE.title, Kind.UNREACHABLE.status, detail, List.of(), commands);
    }

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    enum Kind {
        INVALID(400, "The request is not right"),
        UNAUTHENTICATED(401, "Orders need a bearer token"),
        CLOSED(403, "This regent takes no orders"),
        UNKNOWN_ORDER(404, "There is no such order"),
        UNKNOWN_SERVICE(404, "There is no such service"),
        REFUSED(409, "Something stands against the order"),
        TOO_LONG(413, "The request is too long"),
        UNREACHABLE(503, "The order cannot be made known");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        private String type() {
            return "urn:regent:problem:"
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
