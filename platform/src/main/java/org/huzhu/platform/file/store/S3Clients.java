package org.huzhu.platform.file.store;

import org.huzhu.platform.file.FileSettings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** A client of an object store that gives up in time and takes nothing from the surroundings: keys and region are those of the settings. */
final class S3Clients {

    private S3Clients() {}

    static S3Client of(FileSettings.S3 settings) {
        var keys = AwsBasicCredentials.create(settings.accessKey(), settings.secretKey());
        return S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .forcePathStyle(settings.pathStyle())
                // Stores that are not Amazon's know neither its newer check sums nor its signed chunks.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.attemptTimeout())
                        .socketTimeout(settings.attemptTimeout()))
                .overrideConfiguration(limits(settings))
                .build();
    }

    private static ClientOverrideConfiguration limits(FileSettings.S3 settings) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(settings.attemptTimeout())
                .apiCallTimeout(settings.timeout())
                .retryStrategy(StandardRetryStrategy.builder()
                        .maxAttempts(settings.attempts())
                        .build())
                .defaultProfileFile(ProfileFile.aggregator().build())
                .build();
    }
}
