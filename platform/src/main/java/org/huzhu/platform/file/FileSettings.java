package org.huzhu.platform.file;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Files that people hand in.
 *
 * @param folder where they are kept, encrypted; all instances share it
 * @param s3 where they are kept instead, encrypted all the same
 * @param maxBytes of one attachment, voucher or scan (rulebook 3.6 no. 8)
 * @param maxPixels of one picture: what a viewer has to hold is not what the file weighs
 * @param uploadsAtOnce how many are looked into at the same time; each may hold three times {@code maxBytes} in memory
 * @param uploadPatience how long the others wait for their turn
 * @param clamav host:port of a virus scanner; without it nothing is scanned
 * @param scanTimeout how long it may take over one file
 */
@ConfigurationProperties("huzhu.files")
public record FileSettings(
        @Nullable Path folder,
        @Nullable S3 s3,
        @DefaultValue("10MB") DataSize maxBytes,
        @DefaultValue("50000000") long maxPixels,
        @DefaultValue("2") int uploadsAtOnce,
        @DefaultValue("30s") Duration uploadPatience,
        @Nullable String clamav,
        @DefaultValue("30s") Duration scanTimeout) {

    /**
     * An object store that speaks S3.
     *
     * @param pathStyle whether the bucket stands in the path and not in the host name, as most stores of one's own want it
     * @param attemptTimeout of one try
     * @param timeout of a call with all its tries
     * @param attempts how often a call that failed for the moment is tried
     */
    public record S3(
            URI endpoint,
            String bucket,
            @DefaultValue("us-east-1") String region,
            String accessKey,
            String secretKey,
            @DefaultValue("true") boolean pathStyle,
            @DefaultValue("10s") Duration attemptTimeout,
            @DefaultValue("30s") Duration timeout,
            @DefaultValue("3") int attempts) {

        public S3 {
            if (endpoint == null || bucket == null || accessKey == null || secretKey == null) {
                throw new IllegalArgumentException(
                        "huzhu.files.s3.endpoint, .bucket, .access-key and .secret-key must be set together");
            }
        }

        @Override
        public String toString() {
            return "S3[endpoint=" + endpoint + ", bucket=" + bucket + "]";
        }
    }
}
