package org.huzhu.gateway.apidocs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The merged document.
 *
 * @param shown whether there are pages and a document at all; in production only where that was asked for (trust S17)
 * @param path where each service has its own
 * @param keptFor a complete document is not made again for so long
 * @param keptWhenIncomplete the same while a service is away
 * @param longestWait a service that does not answer by then is left out
 */
@ConfigurationProperties("huzhu.gateway.apidocs")
public record ApiDocsSettings(
        @DefaultValue("true") boolean shown,
        @DefaultValue("/v3/api-docs") String path,
        @DefaultValue("30s") Duration keptFor,
        @DefaultValue("3s") Duration keptWhenIncomplete,
        @DefaultValue("5s") Duration longestWait) {}
