package org.huzhu.claims.filing.rules;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of filings.
 *
 * @param folder the installation's own filing rules on top of the shipped ones; empty for none
 * @param defaultRegion insured place of a filing that names none
 * @param maxFiles and {@code maxBytes}: of the papers of one filing
 */
@ConfigurationProperties("huzhu.claims.filing")
public record FilingSettings(
        @DefaultValue("") String folder,
        @DefaultValue("CN-2201") String defaultRegion,
        @DefaultValue("30") int maxFiles,
        @DefaultValue("50MB") DataSize maxBytes) {

    public Optional<Path> ownFolder() {
        return folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
    }
}
