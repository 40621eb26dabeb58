package org.huzhu.platform.rulebook.reader;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where rulebooks come from.
 *
 * @param folder an installation's own {@code *.yaml} rulebooks; one with the code of a shipped product replaces it, and
 *     {@code facts.yaml} there adds facts. Empty for none
 */
@ConfigurationProperties("huzhu.products")
public record ProductSettings(@Nullable String folder) {

    Optional<Path> ownFolder() {
        return Optional.ofNullable(folder).filter(name -> !name.isBlank()).map(Path::of);
    }
}
