package org.huzhu.claims.injury;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the tables come from.
 *
 * @param injuryFolder an installation's own {@code rule-sets}, {@code regions} and {@code parameters}; a file there with
 *     the code (for figures: region and year) of a shipped one replaces it. Empty for none
 */
@ConfigurationProperties("huzhu.rules")
record InjurySettings(@Nullable String injuryFolder) {

    Optional<Path> ownFolder() {
        return Optional.ofNullable(injuryFolder).filter(name -> !name.isBlank()).map(Path::of);
    }
}
