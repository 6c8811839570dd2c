package dev.regent.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Objects as people write them. */
final class Manifests {
    private Manifests() {}

    static Node gpuNode(String name) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Node
                metadata: {name: %s, labels: {nvidia.com/gpu.product: NVIDIA-H100-80GB-HBM3}}
                status:
                  capacity: {cpu: "64", memory: 512Gi, pods: "110", nvidia.com/gpu: "8"}
                  allocatable: {cpu: "64", memory: 512Gi, pods: "110", nvidia.com/gpu: "8"}
                  conditions: [{type: Ready, status: "True"}]
                """.formatted(name), Node.class);
    }

    /** Each of its pods takes some GPUs. */
    static Deployment deployment(String namespace, String name, int replicas, int gpus) {
        return Serialization.unmarshal("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {namespace: %1$s, name: %2$s}
                spec:
                  replicas: %3$d
                  selector: {matchLabels: {app: %2$s}}
                  template:
                    metadata: {labels: {app: %2$s}}
                    spec:
                      containers:
                        - name: server
                          image: example.org/inference:1
                          resources: {requests: {cpu: 100m}, limits: {nvidia.com/gpu: "%4$d"}}
                """.formatted(namespace, name, replicas, gpus), Deployment.class);
    }

    /** As a kubelet has it once it runs. */
    static Pod readyPod(String namespace, String name, String app) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {namespace: %s, name: %s, labels: {app: %s}}
                status:
                  phase: Running
                  conditions: [{type: Ready, status: "True"}]
                """.formatted(namespace, name, app), Pod.class);
    }

    static Pod crashingPod(String namespace, String name, String app) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {namespace: %s, name: %s, labels: {app: %s}}
                status:
                  phase: Running
                  containerStatuses: [{name: server, state: {waiting: {reason: CrashLoopBackOff}}}]
                """.formatted(namespace, name, app), Pod.class);
    }
}
