package org.huzhu.claims.filing.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.claims.filing.domain.FilingRules;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.reader.RulebookException;
import org.huzhu.platform.rulebook.reader.RulebookFiles;
import org.springframework.stereotype.Component;

/** The filing rules of each insured place. A file that is wrong keeps the service from starting, with file and line. */
@Component
public class FilingRulebooks {

    private static final String SHIPPED = "classpath*:rulebook/filing/*.yaml";
    private static final String WORDS = "参保地的备案规则";

    private final Map<String, FilingRules> byRegion;

    public FilingRulebooks(FactDictionary facts, FilingSettings settings) {
        var files = new RulebookFiles();
        var loaded = files.load(
                SHIPPED, settings.ownFolder(), WORDS, new FilingRulesReader(facts)::read, FilingRules::region);
        files.refuseMistakes();
        var rules = new TreeMap<String, FilingRules>();
        loaded.forEach((region, file) -> rules.put(region, file.value()));
        this.byRegion = Map.copyOf(rules);
    }

    /**
     * Reads one file, for tests and for whoever writes rules.
     *
     * @throws RulebookException with every mistake
     */
    public static FilingRules read(String yaml, String file, FactDictionary facts) {
        var files = new RulebookFiles();
        var loaded = files.read(yaml, file, new FilingRulesReader(facts)::read);
        files.refuseMistakes();
        return loaded.orElseThrow().value();
    }

    public Optional<FilingRules> find(String region) {
        return Optional.ofNullable(byRegion.get(region));
    }

    /** Rules a filing was made under. */
    public FilingRules of(String region) {
        return find(region).orElseThrow(() -> new IllegalStateException("no filing rules of " + region));
    }

    public List<FilingRules> all() {
        return byRegion.values().stream()
                .sorted(Comparator.comparing(FilingRules::region))
                .toList();
    }
}
