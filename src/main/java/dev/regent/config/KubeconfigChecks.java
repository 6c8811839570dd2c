package dev.regent.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What can be wrong about a kubeconfig, seen at the start without the Kubernetes client, which is made later: its current
 * context must lead to a server. Certificates and credentials are the client's matter.
 */
final class KubeconfigChecks {
    private static final Form<String> CONTEXT = Form.text("the name of a context in this file", ".+");
    private static final Form<String> NAME = Form.text("a name", ".+");
    private static final Form<URI> SERVER =
            Form.url("the URL of the API server, such as https://kubernetes.example.com:6443");

    private final Section file;

    private KubeconfigChecks(Section file) {
        this.file = file;
    }

    static void check(Path kubeconfig, Problems problems) {
        int before = problems.count();
        var written = WrittenFile.read(kubeconfig, problems);
        if (problems.count() == before) {
            new KubeconfigChecks(new Section(written, "", problems)).check();
        }
    }

    private void check() {
        file.required("current-context", CONTEXT)
                .flatMap(name -> named("contexts", name, "current-context"))
                .flatMap(entry -> entry.section("context", "a mapping with a cluster and a user"))
                .ifPresent(this::context);
    }

    private void context(Section context) {
        context.required("cluster", NAME)
                .flatMap(name -> named("clusters", name, context.path() + ".cluster"))
                .flatMap(entry -> entry.section("cluster", "a mapping with a server"))
                .ifPresent(cluster -> cluster.required("server", SERVER));
        context.optional("user", NAME).ifPresent(name -> named("users", name, context.path() + ".user"));
    }

    /** The entry of that name; a problem where there is none. */
    private Optional<Section> named(String list, String name, String by) {
        List<Section> entries = file.sections(list, "a list with an entry named " + name + " (" + by + ")");
        Optional<Section> entry = entries.stream()
                .filter(it -> it.peek("name").filter(name::equals).isPresent())
                .findFirst();
        if (entry.isEmpty() && !entries.isEmpty()) {
            file.wrong(list, "should have an entry named " + name + " (" + by + ")");
        }
        return entry;
    }
}
