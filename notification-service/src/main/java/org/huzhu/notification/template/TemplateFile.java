package org.huzhu.notification.template;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One YAML mapping, read so that every complaint can name file and line. */
final class TemplateFile {

    private final String name;
    private final int line;
    private final Map<String, Node> fields;
    private final List<String> faults;

    private TemplateFile(String name, int line, Map<String, Node> fields, List<String> faults) {
        this.name = name;
        this.line = line;
        this.fields = fields;
        this.faults = faults;
    }

    static TemplateFile read(String name, String content) {
        var faults = new ArrayList<String>();
        try (Reader reader = new StringReader(content)) {
            var root = new Yaml(new LoaderOptions()).compose(reader);
            return of(name, root, faults);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            faults.add(name + ":" + (mark == null ? 1 : mark.getLine() + 1) + ": not YAML: " + e.getProblem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TemplateFile(name, 1, Map.of(), faults);
    }

    private static TemplateFile of(String name, @Nullable Node node, List<String> faults) {
        var fields = new LinkedHashMap<String, Node>();
        var line = node == null ? 1 : line(node);
        if (node instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (fields.put(key, tuple.getValueNode()) != null) {
                    faults.add(name + ":" + line(tuple.getKeyNode()) + ": " + key + " appears twice");
                }
            }
        } else {
            faults.add(name + ":" + line + ": a mapping is expected here");
        }
        return new TemplateFile(name, line, fields, faults);
    }

    /** A scalar's text; a fault and an empty text when it is missing. */
    String text(String field) {
        return optionalText(field).orElseGet(() -> {
            fault(line, field + " is missing");
            return "";
        });
    }

    Optional<String> optionalText(String field) {
        var node = fields.get(field);
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        return Optional.empty();
    }

    /** The mapping under a field, sharing this file's list of faults; empty when there is none. */
    Optional<TemplateFile> mapping(String field) {
        return Optional.ofNullable(fields.get(field)).map(node -> of(name, node, faults));
    }

    Set<String> names() {
        return fields.keySet();
    }

    void onlyKnows(Set<String> known) {
        fields.forEach((field, node) -> {
            if (!known.contains(field)) {
                fault(line(node), field + " is not a field of a template");
            }
        });
    }

    void faultAt(String field, String complaint) {
        var node = fields.get(field);
        fault(node == null ? line : line(node), complaint);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private void fault(int at, String complaint) {
        faults.add(name + ":" + at + ": " + complaint);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
