package dev.regent.sandbox;

import dev.regent.sandbox.clients.Demand;
import dev.regent.sandbox.clients.InferenceClient;
import dev.regent.sandbox.clients.RequestLog;
import dev.regent.sandbox.timeline.ClientFeed;
import dev.regent.sandbox.timeline.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The platform's users: one opens a connection per request, one pools connections. */
public final class Clients implements AutoCloseable {
    private final InferenceClient perRequest;
    private final InferenceClient pooled;
    private final List<ClientFeed> feeds;

    private Clients(InferenceClient perRequest, InferenceClient pooled, Timeline timeline) {
        this.perRequest = perRequest;
        this.pooled = pooled;
        this.feeds = List.of(
                new ClientFeed("client with a connection per request", perRequest.log(), timeline),
                new ClientFeed("client with pooled connections", pooled.log(), timeline));
    }

    static Clients start(Demand demand, Timeline timeline) {
        return new Clients(InferenceClient.perRequest(demand), InferenceClient.pooled(demand), timeline);
    }

    /** The one that the 30 s are about. */
    public RequestLog perRequest() {
        return perRequest.log();
    }

    public RequestLog pooled() {
        return pooled.log();
    }

    /** By what the JSON calls them. */
    public Map<String, RequestLog> all() {
        Map<String, RequestLog> all = new LinkedHashMap<>();
        all.put("connectionPerRequest", perRequest());
        all.put("pooledConnections", pooled());
        return all;
    }

    /** Tells the timeline what they have lived through since. */
    public void tell() {
        feeds.forEach(ClientFeed::look);
    }

    void forget() {
        all().values().forEach(RequestLog::clear);
        feeds.forEach(ClientFeed::forget);
    }

    @Override
    public void close() {
        perRequest.close();
        pooled.close();
    }
}
