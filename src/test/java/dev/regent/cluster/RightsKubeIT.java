package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.regent.sandbox.kubernetes.RegentRights;
import dev.regent.world.ClusterSight;
import dev.regent.world.Workload.Kind;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A service account that has exactly the rights of {@code helm/regent/files}, on a real API server. */
@Tag("kube")
class RightsKubeIT {
    private static final Path RIGHTS = Path.of("helm/regent/files");
    private static final List<String> VERBS =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");
    /** Everybody may ask what it may. */
    private static final String REVIEWS = "self";

    private final RealCluster cluster = RealCluster.first();
    private final RegentRights rights = RegentRights.of(RIGHTS, cluster.namespace(), cluster.namespace() + "-nodes");
    private Role role = rights.role();

    @BeforeEach
    void bind() {
        rights.all().forEach(cluster::make);
        untilTheServerKnows(regent -> {
            regent.pods().inNamespace(cluster.namespace()).list();
            regent.nodes().list();
        });
    }

    /** Rights are authorized by what the API server's own watches have seen of them, which comes after they are written. */
    private void untilTheServerKnows(Consumer<KubernetesClient> assertion) {
        try (KubernetesClient regent = regent()) {
            await("the API server's own view of roles")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThatCode(() -> assertion.accept(regent)).doesNotThrowAnyException());
        }
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    /** With a token as a pod has it. */
    private KubernetesClient regent() {
        String token = rights.token(cluster.admin(), Duration.ofHours(1));
        Config config = cluster.anonymous();
        config.setOauthTokenProvider(() -> token);
        return ClusterAccess.open(config, null);
    }

    @Test
    void areEnoughForAllThatIsLookedAt() {
        cluster.makeGpuNode("a");
        cluster.make(Manifests.deployment(cluster.namespace(), "chat", 1, 1));

        try (var looking = new Looking(
                regent(),
                cluster.workload(Kind.DEPLOYMENT, "chat"),
                cluster.workload(Kind.STATEFUL_SET, "none"),
                cluster.workload(Kind.LEADER_WORKER_SET, "none"))) {
            ClusterSight sight =
                    looking.until("all of it", it -> it.workloads().getFirst().ready() == 1);

            assertThat(sight.findings()).noneMatch(finding -> finding.startsWith("the right to"));
            assertThat(sight.nodes().all()).isEqualTo(1);
        }
    }

    @Test
    void allowNothingElse() {
        Set<String> allowed = new TreeSet<>();
        try (KubernetesClient regent = regent()) {
            for (APIResourceList group : groups()) {
                for (APIResource resource : group.getResources()) {
                    VERBS.stream()
                            .filter(verb -> may(regent, verb, group.getGroupVersion(), resource))
                            .forEach(verb -> allowed.add(verb + " " + resource.getName()));
                }
            }
        }

        allowed.removeIf(right -> right.startsWith("create " + REVIEWS));
        assertThat(allowed)
                .isSubsetOf(
                        "list deployments",
                        "list horizontalpodautoscalers",
                        "list leaderworkersets",
                        "list nodes",
                        "list pods",
                        "list scaledobjects",
                        "list statefulsets",
                        "watch deployments",
                        "watch horizontalpodautoscalers",
                        "watch leaderworkersets",
                        "watch nodes",
                        "watch pods",
                        "watch scaledobjects",
                        "watch statefulsets")
                .contains("list pods", "watch pods", "list nodes", "watch nodes");
    }

    private List<APIResourceList> groups() {
        return cluster.admin().getApiGroups().getGroups().stream()
                .map(group -> group.getPreferredVersion().getGroupVersion())
                .map(version -> cluster.admin().getApiResources(version))
                .collect(Collectors.toCollection(
                        () -> new ArrayList<>(List.of(cluster.admin().getApiResources("v1")))));
    }

    private boolean may(KubernetesClient regent, String verb, String groupVersion, APIResource resource) {
        int slash = groupVersion.indexOf('/');
        String[] parts = resource.getName().split("/", 2);
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withGroup(slash < 0 ? "" : groupVersion.substring(0, slash))
                .withNamespace(Boolean.TRUE.equals(resource.getNamespaced()) ? cluster.namespace() : null)
                .withResource(parts[0])
                .withSubresource(parts.length > 1 ? parts[1] : null)
                .withVerb(verb)
                .endResourceAttributes()
                .endSpec()
                .build();
        return regent.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed();
    }

    @Test
    void areRefusedWithA403OnceTheyEnd() {
        try (KubernetesClient regent = regent()) {
            assertForbidden(
                    () -> regent.secrets().inNamespace(cluster.namespace()).list());
            assertForbidden(() -> regent.pods().inNamespace("kube-system").list());
            assertForbidden(() -> regent.pods()
                    .inNamespace(cluster.namespace())
                    .withName("any")
                    .delete());
            assertForbidden(() -> regent.apps()
                    .deployments()
                    .inNamespace(cluster.namespace())
                    .resource(Manifests.deployment(cluster.namespace(), "chat", 1, 1))
                    .create());
            assertForbidden(() -> regent.nodes().withName("any").delete());
        }
    }

    private static void assertForbidden(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(403));
    }

    @Test
    void aRightThatIsMissingIsNamedAndTheRestIsSeen() {
        cluster.make(Manifests.deployment(cluster.namespace(), "chat", 2, 1));
        withoutRule("pods");

        try (var looking = new Looking(regent(), cluster.workload(Kind.DEPLOYMENT, "chat"))) {
            ClusterSight sight = looking.until("a finding", it -> !it.findings().isEmpty());

            assertThat(sight.findings())
                    .containsExactly("the right to list pods in the namespace " + cluster.namespace() + " is missing");
            assertThat(sight.workloads().getFirst().desired()).isEqualTo(2);
        }
    }

    @Test
    void aRightThatIsTakenAwayLaterIsNoticedTogetherWithItsVerb() {
        cluster.make(Manifests.deployment(cluster.namespace(), "chat", 2, 1));
        role.getRules().forEach(rule -> rule.setVerbs(List.of("list")));
        role = cluster.admin().resource(role).update();
        role.getMetadata().setResourceVersion(null);
        var deployments = new APIResourceBuilder()
                .withName("deployments")
                .withNamespaced(true)
                .build();
        untilTheServerKnows(regent ->
                assertThat(may(regent, "watch", "apps/v1", deployments)).isFalse());

        try (var looking = new Looking(regent(), cluster.workload(Kind.DEPLOYMENT, "chat"))) {
            ClusterSight sight = looking.until("a finding", it -> it.findings().size() >= 2);

            assertThat(sight.findings())
                    .allMatch(finding -> finding.startsWith("the right to watch "))
                    .anyMatch(finding -> finding.contains("Deployment " + cluster.namespace() + "/chat")
                            || finding.contains("deployments.apps"));
            assertThat(sight.workloads())
                    .as("what may not be watched is left out")
                    .isEmpty();
        }
    }

    private void withoutRule(String resource) {
        role.getRules().removeIf(rule -> rule.getResources().contains(resource));
        role = cluster.admin().resource(role).update();
        untilTheServerKnows(regent -> assertForbidden(
                () -> regent.pods().inNamespace(cluster.namespace()).list()));
    }
}
