package dev.regent.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A service account with exactly the rights of {@code helm/regent/files}, not made yet. */
public record RegentRights(
        ServiceAccount account, Role role, RoleBinding binding, ClusterRole nodes, ClusterRoleBinding nodesBinding) {
    private static final String ACCOUNT = "regent";

    /**
     * Those for one namespace.
     *
     * @param directory where the files are
     * @param nodes     the name of what belongs to no namespace
     */
    public static RegentRights of(Path directory, String namespace, String nodes) {
        Role role = read(directory.resolve("namespace-role.yaml"), Role.class);
        role.getMetadata().setNamespace(namespace);
        ClusterRole clusterRole = read(directory.resolve("cluster-role.yaml"), ClusterRole.class);
        clusterRole.getMetadata().setName(nodes);
        var account = new ServiceAccountBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(ACCOUNT)
                .endMetadata()
                .build();
        return new RegentRights(account, role, binding(role), clusterRole, nodesBinding(clusterRole, namespace));
    }

    private static RoleBinding binding(Role role) {
        String namespace = role.getMetadata().getNamespace();
        return new RoleBindingBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(ACCOUNT)
                .endMetadata()
                .withNewRoleRef(
                        "rbac.authorization.k8s.io", "Role", role.getMetadata().getName())
                .addNewSubject("", "ServiceAccount", ACCOUNT, namespace)
                .build();
    }

    private static ClusterRoleBinding nodesBinding(ClusterRole nodes, String namespace) {
        String name = nodes.getMetadata().getName();
        return new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
                .addNewSubject("", "ServiceAccount", ACCOUNT, namespace)
                .build();
    }

    private static <T> T read(Path file, Class<T> kind) {
        try {
            return Serialization.unmarshal(Files.readString(file), kind);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    public List<HasMetadata> all() {
        return List.of(account, role, binding, nodes, nodesBinding);
    }

    /** A token of the account, once that is made, as a pod would have it. */
    public String token(KubernetesClient admin, Duration valid) {
        var request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(valid.toSeconds())
                .endSpec()
                .build();
        return admin.serviceAccounts()
                .inNamespace(account.getMetadata().getNamespace())
                .withName(ACCOUNT)
                .tokenRequest(request)
                .getStatus()
                .getToken();
    }
}
