package org.huzhu.claims.injury;

import org.huzhu.claims.injury.domain.InjuryRules;
import org.huzhu.claims.injury.reader.InjuryRulebooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads and checks all tables when the service starts; it does not start with a mistake in one. */
@Configuration(proxyBeanMethods = false)
class InjuryConfiguration {

    @Bean
    InjuryRules injuryRules(InjurySettings settings) {
        return InjuryRulebooks.load(settings.ownFolder());
    }
}
