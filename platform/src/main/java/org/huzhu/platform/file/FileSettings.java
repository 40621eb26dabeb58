package org.huzhu.platform.file;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Files that people hand in.
 *
 * @param folder where they are kept, encrypted; all instances share it
 * @param maxBytes of one attachment, voucher or scan (rulebook 3.6 no. 8)
 */
@ConfigurationProperties("huzhu.files")
public record FileSettings(
        Path folder, @DefaultValue("10MB") DataSize maxBytes) {}
