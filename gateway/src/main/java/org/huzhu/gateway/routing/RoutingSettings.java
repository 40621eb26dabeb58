package org.huzhu.gateway.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The routing table.
 *
 * @param services name of a service and where it listens
 * @param routes the first that fits decides
 * @param maxBody of a route that names none; larger requests are answered 413
 * @param timeLimit of a route that names none: until the answer begins, from the moment the request is sent
 */
@Validated
@ConfigurationProperties("huzhu.gateway")
public record RoutingSettings(
        @NotEmpty Map<String, URI> services,
        @NotEmpty @Valid List<RouteSettings> routes,
        @DefaultValue("2MB") DataSize maxBody,
        @DefaultValue("15s") Duration timeLimit) {

    /** {@link #token} of a route: whether a caller without a token gets in. A token that is present is always checked. */
    public enum Token {
        REQUIRED,
        OPTIONAL
    }

    /**
     * One line of the table.
     *
     * @param id appears in the access line and in the meters
     * @param service one of {@link RoutingSettings#services}
     * @param paths patterns such as {@code /api/v1/claims/**}
     * @param methods none means all
     * @param limit name of a request limit for this route beside the caller's own; empty for none
     * @param maxBody own size limit
     * @param timeLimit own time limit; zero means none
     */
    public record RouteSettings(
            @NotBlank String id,
            @NotBlank String service,
            @NotEmpty List<String> paths,
            @DefaultValue Set<String> methods,
            @DefaultValue("REQUIRED") Token token,
            @DefaultValue("") String limit,
            @Nullable DataSize maxBody,
            @Nullable Duration timeLimit) {}
}
