package org.huzhu.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One object of the cluster, as plain maps and lists. */
record Manifest(Map<String, Object> all) {

    @SuppressWarnings("unchecked")
    static Manifest of(Object document) {
        return new Manifest((Map<String, Object>) document);
    }

    String kind() {
        return String.valueOf(all.get("kind"));
    }

    String apiVersion() {
        return String.valueOf(all.get("apiVersion"));
    }

    String name() {
        return text("metadata", "name");
    }

    String text(Object... path) {
        return String.valueOf(at(path));
    }

    Object at(Object... path) {
        return in(all, path);
    }

    static Object in(Object from, Object... path) {
        Object place = from;
        for (var step : path) {
            place = switch (place) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step instanceof Integer i && i < list.size() -> list.get(i);
                case null, default -> null;
            };
        }
        return place;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Object from, Object... path) {
        return in(from, path) instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object from, Object... path) {
        return in(from, path) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The template of what runs as pods. */
    Map<String, Object> pod() {
        return map(all, "spec", "template", "spec");
    }

    Map<String, Object> podLabels() {
        return map(all, "spec", "template", "metadata", "labels");
    }

    List<Map<String, Object>> containers() {
        var containers = new ArrayList<>(list(pod(), "containers"));
        containers.addAll(list(pod(), "initContainers"));
        return containers;
    }

    /** All values under a key of this name, at any depth. */
    static Stream<Object> everywhere(Object from, String key) {
        return switch (from) {
            case Map<?, ?> map ->
                Stream.concat(
                        map.containsKey(key) ? Stream.of(map.get(key)) : Stream.empty(),
                        map.values().stream().flatMap(value -> everywhere(value, key)));
            case List<?> list -> list.stream().flatMap(value -> everywhere(value, key));
            case null, default -> Stream.empty();
        };
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }
}
