package dev.regent.dns;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;

/** Loses an answer on its way back, after the request was carried out. */
final class LostAnswer implements ResponseTransformerV2 {
    /** How it is lost; the names are the transformer's parameter {@code how}. */
    enum How {
        BROKEN_XML,
        CONNECTION_CLOSED,
        TOO_LATE
    }

    private static final Duration LATE = Duration.ofSeconds(2);

    @Override
    public Response transform(Response response, ServeEvent event) {
        Response.Builder lost = Response.Builder.like(response).but();
        return switch (How.valueOf(event.getTransformerParameters().getString("how"))) {
            case BROKEN_XML ->
                lost.body("<ChangeResourceRecordSetsResponse><ChangeInfo>").build();
            case CONNECTION_CLOSED -> lost.fault(Fault.EMPTY_RESPONSE).build();
            case TOO_LATE -> lost.incrementInitialDelay(LATE.toMillis()).build();
        };
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return "lost-answer";
    }
}
