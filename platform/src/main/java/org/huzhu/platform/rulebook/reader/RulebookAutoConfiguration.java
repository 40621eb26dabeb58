package org.huzhu.platform.rulebook.reader;

import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.Products;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Rulebooks for the services that ask for them: those read and check all of them when they start, the others never do. */
@AutoConfiguration
@EnableConfigurationProperties(ProductSettings.class)
public class RulebookAutoConfiguration {

    @Bean
    @Lazy
    Rulebooks rulebooks(ProductSettings settings) {
        return Rulebooks.load(settings.ownFolder());
    }

    @Bean
    @Lazy
    Products products(Rulebooks rulebooks) {
        return rulebooks.products();
    }

    @Bean
    @Lazy
    FactDictionary factDictionary(Rulebooks rulebooks) {
        return rulebooks.facts();
    }

    @Bean
    @Lazy
    RulebookReader rulebookReader(Rulebooks rulebooks) {
        return rulebooks.reader();
    }
}
