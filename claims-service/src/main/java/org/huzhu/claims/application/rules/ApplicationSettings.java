package org.huzhu.claims.application.rules;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of work-injury applications.
 *
 * @param folder the installation's own rules on top of the shipped ones; empty for none
 * @param defaultRegion insured place of an application that names none
 * @param maxFiles and {@code maxBytes}: of the papers of one application
 */
@ConfigurationProperties("huzhu.claims.application")
public record ApplicationSettings(
        @DefaultValue("") String folder,
        @DefaultValue("CN-3207") String defaultRegion,
        @DefaultValue("30") int maxFiles,
        @DefaultValue("50MB") DataSize maxBytes) {

    public Optional<Path> ownFolder() {
        return folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
    }
}
