package dev.regent.oncall;

import dev.regent.oncall.OrderTaker.Outcome;
import dev.regent.oncall.ProblemBody.Kind;
import dev.regent.oncall.Ruling.Accepted;
import dev.regent.oncall.Ruling.Refused;
import dev.regent.oncall.Ruling.Unreachable;
import dev.regent.oncall.TokenFile.Admission;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On-call's orders. 202: it is on the board, and what happens next; 409: what stands against it; 503: who could not be
 * reached, and the commands for a person.
 */
@Path("/v1/services/{service}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, ProblemBody.MEDIA_TYPE})
public class OrdersResource {
    /** An order is a few hundred bytes. */
    private static final int LONGEST = 1 << 16;

    private final Settings settings;
    private final TokenFile tokens;
    private final OrderTaker taker;

    public OrdersResource(Settings settings, TokenFile tokens, OrderTaker taker) {
        this.settings = settings;
        this.tokens = tokens;
        this.taker = taker;
    }

    @POST
    @Path("/{verb}")
    public Response order(
            @PathParam("service") String service,
            @PathParam("verb") String verb,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest request,
            InputStream body)
            throws IOException {
        return switch (tokens.admits(authorization)) {
            case Admission.Closed closed ->
                ProblemBody.of(Kind.CLOSED, closed.why()).response();
            case Admission.Unknown unknown ->
                Response.fromResponse(ProblemBody.of(Kind.UNAUTHENTICATED, unknown.why())
                                .response())
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"regent\"")
                        .build();
            case Admission.Admitted admitted -> admitted(verb, service, body.readNBytes(LONGEST + 1), request);
        };
    }

    private Response admitted(String word, String name, byte[] body, HttpServerRequest request) {
        if (body.length > LONGEST) {
            return ProblemBody.of(Kind.TOO_LONG, "an order has at most " + LONGEST + " bytes")
                    .response();
        }
        Optional<Verb> verb = Verb.of(word);
        if (verb.isEmpty()) {
            return unknown(
                    Kind.UNKNOWN_ORDER,
                    "order " + word,
                    Stream.of(Verb.values()).map(Verb::word));
        }
        Optional<Service> service = settings.service(name);
        if (service.isEmpty()) {
            return unknown(
                    Kind.UNKNOWN_SERVICE,
                    "service " + name,
                    settings.services().stream().map(Service::name));
        }
        String by = "on-call from " + request.remoteAddress().host() + " through " + settings.self();
        return switch (WishReader.read(service.get(), verb.get(), body, by)) {
            case WishReader.Read.Mistaken mistaken ->
                ProblemBody.invalid(mistaken.wrongs()).response();
            case WishReader.Read.Right right -> answer(right.wish());
        };
    }

    private static Response unknown(Kind kind, String what, Stream<String> known) {
        return ProblemBody.of(kind, "there is no " + what + "; known are " + known.toList())
                .response();
    }

    private Response answer(Wish wish) {
        try {
            Outcome outcome = taker.take(wish);
            return switch (outcome.ruling()) {
                case Accepted accepted ->
                    Response.accepted(OrderReceipt.of(outcome.order().orElseThrow(), accepted.next()))
                            .type(MediaType.APPLICATION_JSON)
                            .build();
                case Refused refused ->
                    ProblemBody.of(Kind.REFUSED, refused.why()).response();
                case Unreachable unreachable ->
                    ProblemBody.unreachable(unreachable.why(), unreachable.commands())
                            .response();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ProblemBody.unreachable("this regent is shutting down", List.of())
                    .response();
        }
    }
}
