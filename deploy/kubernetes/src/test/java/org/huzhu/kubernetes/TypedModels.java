package org.huzhu.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Reads an object with the model its maker publishes and compares what came out with what went in. The models take
 * unknown fields without a word, so a typing error shows only there: a field that was lost, or that ended among the
 * additional properties and so at a place the model does not declare.
 */
final class TypedModels {

    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
            Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
            Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class));

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private TypedModels() {}

    static boolean know(Manifest manifest) {
        return MODELS.containsKey(key(manifest));
    }

    static List<String> faults(Manifest manifest) {
        var faults = new ArrayList<String>();
        try {
            var typed = JSON.convertValue(manifest.all(), MODELS.get(key(manifest)));
            additional(typed, manifest.toString(), faults);
            lost(JSON.valueToTree(manifest.all()), JSON.valueToTree(typed), manifest.toString(), faults);
        } catch (IllegalArgumentException e) {
            faults.add(manifest + ": " + e.getMessage());
        }
        return faults;
    }

    private static String key(Manifest manifest) {
        return manifest.apiVersion() + "/" + manifest.kind();
    }

    private static void lost(JsonNode given, JsonNode read, String path, List<String> faults) {
        if (given.isObject()) {
            for (Iterator<String> names = given.fieldNames(); names.hasNext(); ) {
                var name = names.next();
                var there = read.get(name);
                if (there == null && !isNothing(given.get(name))) {
                    faults.add(path + "." + name + " is unknown");
                } else if (there != null) {
                    lost(given.get(name), there, path + "." + name, faults);
                }
            }
        } else if (given.isArray()) {
            for (var i = 0; i < given.size(); i++) {
                if (read.get(i) == null) {
                    faults.add(path + "[" + i + "] is lost");
                } else {
                    lost(given.get(i), read.get(i), path + "[" + i + "]", faults);
                }
            }
        }
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull() || (node.isContainerNode() && node.isEmpty());
    }

    /** Every model keeps what it does not know in {@code getAdditionalProperties()}. */
    private static void additional(Object model, String path, List<String> faults) throws IllegalArgumentException {
        switch (model) {
            case null -> {}
            case List<?> list -> list.forEach(one -> additional(one, path, faults));
            case Map<?, ?> map -> map.values().forEach(one -> additional(one, path, faults));
            default -> additionalOf(model, path, faults);
        }
    }

    private static void additionalOf(Object model, String path, List<String> faults) {
        if (!model.getClass().getName().matches("io\\.(fabric8|strimzi)\\..*") || model instanceof Enum<?>) {
            return;
        }
        for (var method : model.getClass().getMethods()) {
            if (!method.getName().startsWith("get")
                    || method.getParameterCount() > 0
                    || java.lang.reflect.Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            try {
                var value = method.invoke(model);
                if (method.getName().equals("getAdditionalProperties")) {
                    if (value instanceof Map<?, ?> unknown && !unknown.isEmpty()) {
                        faults.add(
                                path + ": " + model.getClass().getSimpleName() + " does not know " + unknown.keySet());
                    }
                } else if (value instanceof KubernetesResource || value instanceof List<?> || isModel(value)) {
                    additional(value, path, faults);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static boolean isModel(Object value) {
        return value != null && value.getClass().getName().matches("io\\.(fabric8|strimzi)\\..*\\.model\\..*");
    }
}
