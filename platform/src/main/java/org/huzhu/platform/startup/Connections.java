package org.huzhu.platform.startup;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Turns the few variables an installation sets into the settings of each client, so that the database and the broker
 * are reached alike by every service. Everything here gives way to a setting made by name.
 */
class Connections implements EnvironmentPostProcessor, Ordered {

    private static final String LOGIN =
            "org.apache.kafka.common.security.%sLoginModule required username=\"%s\" password=\"%s\";";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var settings = new LinkedHashMap<String, Object>();
        database(environment, settings);
        broker(environment, settings);
        // Grants of each migration go to whoever the running service is.
        settings.put("spring.flyway.placeholders.serviceRole", "${spring.r2dbc.username:}");
        if (environment.acceptsProfiles(Profiles.of(StartupRules.DEMO))) {
            settings.put("server.address", "127.0.0.1");
        }
        if (environment.acceptsProfiles(Profiles.of(StartupRules.PRODUCTION))) {
            settings.put("springdoc.api-docs.enabled", "${HUZHU_APIDOCS:false}");
            settings.put("huzhu.gateway.apidocs.shown", "${HUZHU_APIDOCS:false}");
        }
        environment.getPropertySources().addLast(new MapPropertySource("huzhu-connections", settings));
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }

    private static void database(ConfigurableEnvironment environment, Map<String, Object> settings) {
        var mode = environment.getProperty("HUZHU_DB_SSLMODE", "");
        var authority = environment.getProperty("HUZHU_DB_CA", "");
        var parameters = new StringJoiner("&");
        if (!mode.isBlank()) {
            settings.put("spring.r2dbc.properties.sslMode", mode);
            parameters.add("sslmode=" + mode);
        }
        if (!authority.isBlank()) {
            settings.put("spring.r2dbc.properties.sslRootCert", authority);
            parameters.add("sslrootcert=" + URLEncoder.encode(authority, StandardCharsets.UTF_8));
        }
        var url = environment.getProperty("spring.flyway.url", "");
        if (parameters.length() > 0 && !url.isBlank()) {
            // Flyway's own properties of the driver are not asked where it is given an address and a user.
            var longer = url + (url.contains("?") ? "&" : "?") + parameters;
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("huzhu-migration", Map.of("spring.flyway.url", longer)));
        }
    }

    private static void broker(ConfigurableEnvironment environment, Map<String, Object> settings) {
        var protocol = environment.getProperty("HUZHU_KAFKA_SECURITY_PROTOCOL", "");
        if (protocol.isBlank()) {
            return;
        }
        settings.put("spring.kafka.security.protocol", protocol);
        if (protocol.startsWith("SASL_")) {
            var user = environment.getProperty("HUZHU_KAFKA_USER", "");
            var password = environment.getProperty("HUZHU_KAFKA_PASSWORD", "");
            settings.put("huzhu.kafka.user", user);
            settings.put("huzhu.kafka.password", password);
            var mechanism = environment.getProperty("HUZHU_KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");
            settings.put("spring.kafka.properties.sasl.mechanism", mechanism);
            settings.put(
                    "spring.kafka.properties.sasl.jaas.config",
                    LOGIN.formatted(
                            mechanism.equals("PLAIN") ? "plain.Plain" : "scram.Scram", quoted(user), quoted(password)));
        }
        var authority = environment.getProperty("HUZHU_KAFKA_CA", "");
        if (!authority.isBlank()) {
            settings.put("spring.kafka.ssl.trust-store-type", "PEM");
            settings.put("spring.kafka.ssl.trust-store-location", "file:" + authority);
        }
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
