package org.huzhu.member.coverage;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How products are called in Chinese; one that is not named here is shown by its code alone. */
@ConfigurationProperties("huzhu.products")
public record ProductNames(@DefaultValue Map<String, String> names) {

    public ProductNames {
        names = Map.copyOf(names);
    }

    public Optional<String> of(String product) {
        return Optional.ofNullable(names.get(product));
    }
}
