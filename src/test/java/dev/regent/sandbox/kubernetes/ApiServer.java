package dev.regent.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An API server that knows what there is and tells its watchers: fabric8's, which lists, watches, creates, changes and
 * deletes. It checks no rights and no fields.
 */
final class ApiServer implements AutoCloseable {
    /** It tells of every request. Held, because a logger that nobody holds forgets its level. */
    private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

    private final InetAddress address;
    private final KubernetesMockServer server;
    private final NamespacedKubernetesClient client;
    private final Map<String, HasMetadata> published = new LinkedHashMap<>();

    private ApiServer(InetAddress address, KubernetesMockServer server) {
        this.address = address;
        this.server = server;
        this.client = server.createClient();
    }

    /** Listens at once. */
    static ApiServer start(InetAddress address) {
        REQUESTS.setLevel(Level.WARNING);
        var dispatcher = new KubernetesCrudDispatcher();
        var server = new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), dispatcher, false);
        server.init(address, 0);
        return new ApiServer(address, server);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(address, server.getPort());
    }

    /** There is exactly this; whatever differs from what was there before is written. */
    void has(List<HasMetadata> objects) {
        Map<String, HasMetadata> next = new LinkedHashMap<>();
        objects.forEach(object -> next.put(name(object), object));
        for (String gone : List.copyOf(published.keySet())) {
            if (!next.containsKey(gone)) {
                client.resource(Objects.requireNonNull(published.get(gone))).delete();
                published.remove(gone);
            }
        }
        next.forEach(this::write);
    }

    /** What could not be written, or perhaps was, is written again the next time. */
    private void write(String name, HasMetadata object) {
        if (!published.containsKey(name)) {
            client.resource(object).createOr(NonDeletingOperation::update);
        } else if (!object.equals(published.get(name))) {
            client.resource(object).update();
        }
        published.put(name, object);
    }

    private static String name(HasMetadata object) {
        String namespace = object instanceof Namespaced ? object.getMetadata().getNamespace() + "/" : "";
        return object.getKind() + " " + namespace + object.getMetadata().getName();
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }
}
