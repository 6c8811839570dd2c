package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissingRightTest {
    private static final String ACCOUNT = "User \"system:serviceaccount:regent:regent\" cannot ";

    @Test
    void namesVerbResourceAndNamespace() {
        assertThat(MissingRight.sentence(
                        "deployments.apps is forbidden: " + ACCOUNT
                                + "list resource \"deployments\" in API group \"apps\" in the namespace \"inference\"",
                        "list",
                        "Deployment inference/chat"))
                .isEqualTo("the right to list deployments.apps in the namespace inference is missing");
    }

    @Test
    void namesTheWholeClusterWhereThereIsNoNamespace() {
        assertThat(MissingRight.sentence(
                        ACCOUNT + "watch resource \"nodes\" in API group \"\" at the cluster scope", "watch", "nodes"))
                .isEqualTo("the right to watch nodes in the whole cluster is missing");
    }

    @Test
    void saysWhatWasTriedWhereTheServerSaysNothing() {
        assertThat(MissingRight.sentence(null, "watch", "pods of Deployment inference/chat"))
                .isEqualTo("the right to watch pods of Deployment inference/chat is missing");
    }
}
