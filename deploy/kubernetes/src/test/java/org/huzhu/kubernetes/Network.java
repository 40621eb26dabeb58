package org.huzhu.kubernetes;

import static org.huzhu.kubernetes.Manifest.list;
import static org.huzhu.kubernetes.Manifest.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the policies together let through, as a network plug-in would judge it. */
record Network(List<Manifest> manifests) {

    private static final Pattern ADDRESS = Pattern.compile("http://([a-z-]+):(\\d+)");

    record Call(String service, int port) {}

    List<Manifest> policiesOf(Manifest deployment) {
        return of("NetworkPolicy").stream()
                .filter(policy -> selected(policy.at("spec", "podSelector"), deployment))
                .toList();
    }

    /** Addresses in the variables of its containers. */
    List<Call> callsOf(Manifest deployment) {
        return deployment.containers().stream()
                .flatMap(container -> list(container, "env").stream())
                .map(variable -> String.valueOf(variable.get("value")))
                .flatMap(value -> ADDRESS.matcher(value).results())
                .map(found -> new Call(found.group(1), Integer.parseInt(found.group(2))))
                .toList();
    }

    boolean allows(Manifest from, Call call) {
        var to = target(call.service());
        return policiesOf(from).stream()
                        .anyMatch(policy -> list(policy.all(), "spec", "egress").stream()
                                .anyMatch(rule -> opens(rule, call.port())
                                        && list(rule, "to").stream()
                                                .anyMatch(peer -> selected(peer.get("podSelector"), to))))
                && policiesOf(to).stream()
                        .anyMatch(policy -> list(policy.all(), "spec", "ingress").stream()
                                .anyMatch(rule -> opens(rule, call.port())
                                        && list(rule, "from").stream()
                                                .anyMatch(peer -> selected(peer.get("podSelector"), from))));
    }

    Set<String> namespacesThatReach(String deployment, int port) {
        return policiesOf(target(deployment)).stream()
                .flatMap(policy -> list(policy.all(), "spec", "ingress").stream())
                .filter(rule -> opens(rule, port))
                .flatMap(rule -> list(rule, "from").stream())
                .filter(peer -> peer.containsKey("namespaceSelector"))
                .map(peer -> map(peer, "namespaceSelector", "matchLabels")
                        .values()
                        .toString()
                        .replaceAll("[\\[\\]]", ""))
                .collect(Collectors.toSet());
    }

    private Manifest target(String service) {
        var selector = of("Service").stream()
                .filter(one -> one.name().equals(service))
                .map(one -> map(one.all(), "spec", "selector"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no service " + service));
        return of("Deployment").stream()
                .filter(one -> one.podLabels().entrySet().containsAll(selector.entrySet()))
                .findFirst()
                .orElseThrow();
    }

    private List<Manifest> of(String kind) {
        return manifests.stream().filter(one -> one.kind().equals(kind)).toList();
    }

    private static boolean opens(Map<String, Object> rule, int port) {
        return list(rule, "ports").stream().anyMatch(one -> one.get("port").equals(port));
    }

    private static boolean selected(Object selector, Manifest deployment) {
        return selector != null
                && deployment
                        .podLabels()
                        .entrySet()
                        .containsAll(map(selector, "matchLabels").entrySet());
    }
}
