package org.huzhu.platform.rulebook.reader;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads product files (rulebook 3) against the facts that rules may ask for. */
public final class RulebookReader {

    private static final int MOST_ALIASES = 2_000;
    private static final int MOST_CHARACTERS = 2_000_000;

    private final FactDictionary facts;

    public RulebookReader(FactDictionary facts) {
        this.facts = facts;
    }

    /**
     * The versions of the one product that a file holds, or the refusal {@code RULEBOOK_INVALID} with the first mistake
     * ({@code file}, {@code line}, {@code reason}) and all of them ({@code errors}).
     */
    public Outcome<List<ProductVersion>> read(String yaml, String file) {
        try {
            return Outcome.done(readOrThrow(yaml, file));
        } catch (RulebookException e) {
            var first = e.errors().getFirst();
            return Outcome.refused(Refusal.of(
                    "RULEBOOK_INVALID",
                    Map.of(
                            "file", first.file(),
                            "line", first.line(),
                            "reason", first.reason(),
                            "errors", e.errors())));
        }
    }

    List<ProductVersion> readOrThrow(String yaml, String file) {
        return document(yaml, file, findings -> map -> new ProductReader(facts, findings).read(map));
    }

    static <T> T document(String yaml, String file, Function<Findings, Function<YamlMap, T>> reader) {
        var findings = new Findings(file);
        try {
            var root = new Yaml(options()).compose(new StringReader(yaml));
            if (root == null) {
                findings.add(1, "文件是空的");
                throw new RulebookException(findings.list());
            }
            var value = YamlMap.read(root, findings, reader.apply(findings));
            if (findings.isEmpty()) {
                return value.orElseThrow();
            }
        } catch (MarkedYAMLException e) {
            findings.add(
                    e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1, "不是有效的YAML：" + e.getProblem());
        } catch (YAMLException e) {
            findings.add(1, "不是有效的YAML：" + e.getMessage());
        }
        throw new RulebookException(findings.list());
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setCodePointLimit(MOST_CHARACTERS);
        return options;
    }
}
