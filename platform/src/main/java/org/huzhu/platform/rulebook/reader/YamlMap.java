package org.huzhu.platform.rulebook.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a rulebook, read key by key. What is missing or wrong is noted and replaced by a blank, so that reading
 * goes on and finds the rest; whoever reads throws the result away when there are {@link Findings}.
 */
public final class YamlMap {

    private final Node node;
    private final Findings findings;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private YamlMap(Node node, Findings findings) {
        this.node = node;
        this.findings = findings;
    }

    /** Reads a mapping; a key that the reader did not ask for is a mistake. */
    static <T> Optional<T> read(Node node, Findings findings, Function<YamlMap, T> reader) {
        findings.visit(node);
        if (!(node instanceof MappingNode mapping)) {
            findings.add(node, "应为“键: 值”形式的一组内容");
            return Optional.empty();
        }
        var map = new YamlMap(node, findings);
        map.fill(mapping, false);
        var value = reader.apply(map);
        map.refuseUnknownKeys();
        return Optional.of(value);
    }

    Findings findings() {
        return findings;
    }

    Node node() {
        return node;
    }

    public Set<String> names() {
        return entries.keySet();
    }

    /** The value, unless the key is absent or its value is empty. */
    public Optional<Node> at(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).filter(value -> !isNull(value));
    }

    /** As {@link #at}, but a key that is absent is a mistake; {@code null} must be written where it is meant. */
    Optional<Node> atOrNull(String key) {
        asked.add(key);
        if (!entries.containsKey(key)) {
            findings.add(node, "缺少“" + key + "”");
        }
        return at(key);
    }

    public <T> T required(String key, Kind<T> kind) {
        return requiredNode(key).flatMap(value -> kind.read(value, findings)).orElse(kind.blank());
    }

    public <T> Optional<T> optional(String key, Kind<T> kind) {
        return at(key).flatMap(value -> kind.read(value, findings));
    }

    public <T> T required(String key, Function<YamlMap, T> reader, T blank) {
        return requiredNode(key).flatMap(value -> read(value, findings, reader)).orElse(blank);
    }

    public <T> Optional<T> optional(String key, Function<YamlMap, T> reader) {
        return at(key).flatMap(value -> read(value, findings, reader));
    }

    public <T> List<T> list(String key, Function<YamlMap, T> reader) {
        return elements(key).stream()
                .flatMap(element -> read(element, findings, reader).stream())
                .toList();
    }

    public <T> Set<T> set(String key, Kind<T> kind) {
        var values = new LinkedHashSet<T>();
        elements(key).forEach(element -> kind.read(element, findings).ifPresent(values::add));
        return values;
    }

    /** The elements of a list. A list inside the list counts as its elements, so that shared lists can be put together. */
    List<Node> elements(String key) {
        return at(key).map(value -> flat(value, findings)).orElse(List.of());
    }

    static List<Node> flat(Node value, Findings findings) {
        findings.visit(value);
        if (!(value instanceof SequenceNode sequence)) {
            findings.add(value, "应为列表");
            return List.of();
        }
        var elements = new ArrayList<Node>();
        for (var element : sequence.getValue()) {
            if (element instanceof SequenceNode) {
                elements.addAll(flat(element, findings));
            } else {
                elements.add(element);
            }
        }
        return elements;
    }

    /** Where the key's value begins, or the mapping where it has no such key; counted from 1. */
    public int lineOf(String key) {
        return entries.getOrDefault(key, node).getStartMark().getLine() + 1;
    }

    /** Notes a mistake at the key, or at the mapping where it has no such key. */
    public void wrong(String key, String reason) {
        findings.add(entries.getOrDefault(key, node), reason);
    }

    /** Notes a mistake at an element of a list. */
    public void wrongElement(String key, int index, String reason) {
        var elements = elements(key);
        if (index < elements.size()) {
            findings.add(elements.get(index), reason);
        } else {
            wrong(key, reason);
        }
    }

    private Optional<Node> requiredNode(String key) {
        var value = at(key);
        if (value.isEmpty()) {
            findings.add(entries.getOrDefault(key, node), "缺少“" + key + "”");
        }
        return value;
    }

    /** A merge key ({@code <<}) adds what the mapping does not say itself. */
    private void fill(MappingNode mapping, boolean merged) {
        var merges = new ArrayList<Node>();
        var own = new HashSet<String>();
        for (var tuple : mapping.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merges.add(tuple.getValueNode());
            } else if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (!own.add(key.getValue())) {
                    findings.add(key, "“" + key.getValue() + "”重复");
                }
                if (!merged || !entries.containsKey(key.getValue())) {
                    entries.put(key.getValue(), tuple.getValueNode());
                    keys.put(key.getValue(), key);
                }
            } else {
                findings.add(tuple.getKeyNode(), "键应为文字");
            }
        }
        merges.forEach(this::merge);
    }

    private void merge(Node from) {
        findings.visit(from);
        switch (from) {
            case MappingNode mapping -> fill(mapping, true);
            case SequenceNode sequence -> sequence.getValue().forEach(this::merge);
            default -> findings.add(from, "“<<”只能引用一组“键: 值”");
        }
    }

    private void refuseUnknownKeys() {
        keys.forEach((name, key) -> {
            if (!asked.contains(name)) {
                findings.add(key, "不认识的键“" + name + "”");
            }
        });
    }

    private static boolean isNull(Node value) {
        return value.getTag().equals(Tag.NULL);
    }
}
