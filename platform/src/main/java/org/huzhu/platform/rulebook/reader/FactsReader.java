package org.huzhu.platform.rulebook.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.FactDictionary.Fact;
import org.huzhu.platform.rulebook.FactDictionary.Type;

/** Reads {@code facts.yaml}: the facts a rule may ask for, each with its type and question (rulebook 3.7). */
final class FactsReader {

    private FactsReader() {}

    /** Adds the file's facts; one that is known may get another question or other values, not another type. */
    static FactDictionary read(String yaml, String file, FactDictionary known) {
        var facts = new LinkedHashMap<String, Fact>(known.facts());
        var own = RulebookReader.document(
                yaml,
                file,
                findings -> map -> map.required("facts", each -> facts(each, known), Map.<String, Fact>of()));
        facts.putAll(own);
        return new FactDictionary(facts);
    }

    private static Map<String, Fact> facts(YamlMap map, FactDictionary known) {
        var facts = new LinkedHashMap<String, Fact>();
        for (var name : map.names()) {
            map.optional(name, each -> fact(name, each)).ifPresent(fact -> facts.put(name, fact));
            var before = known.find(name);
            if (before.isPresent()
                    && facts.containsKey(name)
                    && before.get().type() != facts.get(name).type()) {
                map.wrong(name, "“" + name + "”的类型是" + before.get().type() + "，不能改");
            }
        }
        return facts;
    }

    private static Fact fact(String name, YamlMap map) {
        var type = map.required("type", Kind.oneOf(Type.class));
        var labels = map.optional("values", FactsReader::labels).orElse(Map.of());
        if ((type == Type.CHOICE) == labels.isEmpty()) {
            map.wrong("values", "只有CHOICE有“values”，且不能为空");
        }
        return new Fact(
                name,
                type,
                List.copyOf(labels.keySet()),
                new ArrayList<>(labels.values()),
                map.required("question", Kind.CHINESE));
    }

    private static Map<String, String> labels(YamlMap map) {
        var labels = new LinkedHashMap<String, String>();
        map.names().forEach(value -> labels.put(value, map.required(value, Kind.CHINESE)));
        return labels;
    }
}
