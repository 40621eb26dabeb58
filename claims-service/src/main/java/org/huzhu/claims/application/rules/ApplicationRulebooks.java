package org.huzhu.claims.application.rules;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.claims.application.domain.ApplicationIdentity;
import org.huzhu.claims.application.domain.ApplicationRules;
import org.huzhu.claims.application.domain.BenefitType;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.reader.RulebookException;
import org.huzhu.platform.rulebook.reader.RulebookFiles;
import org.springframework.stereotype.Component;

/** The application rules of each insured place. A file that is wrong keeps the service from starting, with file and line. */
@Component
public class ApplicationRulebooks {

    private static final String SHIPPED = "classpath*:rulebook/application/*.yaml";
    private static final String WORDS = "参保地的待遇申请规则";

    private final Map<String, ApplicationRules> byRegion;
    private final ApplicationSettings settings;

    ApplicationRulebooks(FactDictionary facts, ApplicationSettings settings) {
        var files = new RulebookFiles();
        var loaded = files.load(
                SHIPPED,
                settings.ownFolder(),
                WORDS,
                new ApplicationRulesReader(facts)::read,
                ApplicationRules::region);
        files.refuseMistakes();
        var rules = new TreeMap<String, ApplicationRules>();
        loaded.forEach((region, file) -> rules.put(region, file.value()));
        this.byRegion = Map.copyOf(rules);
        this.settings = settings;
    }

    /** Reads one file, for tests and for whoever writes rules.
     *
     * @throws RulebookException with every mistake
     */
    public static ApplicationRules read(String yaml, String file, FactDictionary facts) {
        var files = new RulebookFiles();
        var loaded = files.read(yaml, file, new ApplicationRulesReader(facts)::read);
        files.refuseMistakes();
        return loaded.orElseThrow().value();
    }

    /** @param region empty for the usual one */
    public Optional<ApplicationRules> find(Optional<String> region) {
        return Optional.ofNullable(byRegion.get(region.orElse(settings.defaultRegion())));
    }

    /** Rules an application was made under. */
    public ApplicationRules of(ApplicationIdentity identity) {
        return find(Optional.of(identity.region()))
                .orElseThrow(() -> new IllegalStateException("no application rules of " + identity.region()));
    }

    public BenefitType typeOf(ApplicationIdentity identity) {
        return of(identity)
                .find(identity.type())
                .orElseThrow(() -> new IllegalStateException("no benefit type " + identity.type()));
    }
}
