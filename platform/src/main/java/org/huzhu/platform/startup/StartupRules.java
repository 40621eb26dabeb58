package org.huzhu.platform.startup;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * What no service does. Production is the profile {@code production}, which compose and the chart set; the demo is the
 * profile {@code demo}, which {@code ./up} sets.
 */
final class StartupRules {

    static final String PRODUCTION = "production";
    static final String DEMO = "demo";
    static final String TEST = "test";

    /** Set by {@link Migration}, which has the owner's password and nothing else. */
    static final String MIGRATING = "huzhu.migrating";

    private static final String ALLOW_REMOTE = "huzhu.demo.allow-remote";
    private static final String CONSOLE = "console";

    private final Environment environment;
    private final List<String> reasons = new ArrayList<>();

    private StartupRules(Environment environment) {
        this.environment = environment;
    }

    static List<String> reasonsAgainst(Environment environment) {
        var rules = new StartupRules(environment);
        if (environment.getProperty(MIGRATING, Boolean.class, false)) {
            rules.migration();
            return List.copyOf(rules.reasons);
        }
        rules.keys();
        if (rules.is(DEMO)) {
            rules.demo();
        }
        if (rules.is(PRODUCTION)) {
            rules.production();
        }
        return List.copyOf(rules.reasons);
    }

    private void demo() {
        if (environment.getProperty(ALLOW_REMOTE, Boolean.class, false)) {
            return;
        }
        if (!isLoopback(environment.getProperty("server.address"))) {
            reasons.add("the profile demo has staff everybody knows and listens on loopback only;"
                    + " set huzhu.demo.allow-remote=true if others shall reach it");
        }
        databaseHost()
                .filter(host -> !isLoopback(host))
                .ifPresent(host -> reasons.add("the profile demo works on a database of this machine only, not on "
                        + host + "; set huzhu.demo.allow-remote=true if that is meant"));
    }

    private void production() {
        if (is(DEMO) || is(TEST)) {
            reasons.add("the profile production goes with neither demo nor test");
        }
        for (var property : List.of("huzhu.sms.provider", "huzhu.sms.fallback")) {
            if (CONSOLE.equalsIgnoreCase(environment.getProperty(property, "").strip())) {
                reasons.add(property + "=console sends nothing and keeps login codes to be read: name a real provider");
            }
        }
        if (environment.getProperty(ALLOW_REMOTE, Boolean.class, false)) {
            reasons.add(ALLOW_REMOTE + " is for demonstrations");
        }
        if (!environment.getProperty("huzhu.rules.require-verified", Boolean.class, true)) {
            reasons.add("huzhu.rules.require-verified=false pays by made-up figures");
        }
        database();
        broker();
        secrets();
    }

    private void database() {
        if (databaseHost().isEmpty()) {
            return;
        }
        var user = environment.getProperty("spring.r2dbc.username");
        password("spring.r2dbc.password (HUZHU_DB_PASSWORD)", environment.getProperty("spring.r2dbc.password"), user);
        if (environment.getProperty("spring.flyway.enabled", Boolean.class, true)) {
            migration();
        }
    }

    private void migration() {
        if (!is(PRODUCTION)) {
            return;
        }
        var owner = environment.getProperty("spring.flyway.user");
        if (owner == null || owner.equals(environment.getProperty("spring.r2dbc.username"))) {
            reasons.add("the running service would own its tables: give HUZHU_DB_MIGRATION_USER a role of its own,"
                    + " or let the migration run by itself and set SPRING_FLYWAY_ENABLED=false");
        } else {
            password(
                    "spring.flyway.password (HUZHU_DB_MIGRATION_PASSWORD)",
                    environment.getProperty("spring.flyway.password"),
                    owner);
        }
    }

    private void broker() {
        if (environment.getProperty("spring.kafka.bootstrap-servers") == null) {
            return;
        }
        var protocol = environment.getProperty("spring.kafka.security.protocol", "PLAINTEXT");
        if (protocol.startsWith("SASL_")) {
            password(
                    "HUZHU_KAFKA_PASSWORD",
                    environment.getProperty("huzhu.kafka.password"),
                    environment.getProperty("huzhu.kafka.user"));
        } else if (!protocol.equals("SSL")) {
            reasons.add("the broker would not know who connects:"
                    + " set HUZHU_KAFKA_SECURITY_PROTOCOL to SASL_SSL, SASL_PLAINTEXT or SSL");
        }
    }

    private void secrets() {
        Map.of("huzhu.files.s3.secret-key", "huzhu.files.s3.access-key", "huzhu.sms.http.secret", "none")
                .forEach((secret, user) -> {
                    var value = environment.getProperty(secret, "");
                    if (!value.isEmpty()) {
                        password(secret, value, environment.getProperty(user));
                    }
                });
    }

    private void password(String what, @Nullable String password, @Nullable String user) {
        Secrecy.ofPassword(password, user).ifPresent(fault -> reasons.add(what + " " + fault));
    }

    /** Missing keys are refused by those who need them; here, keys that are none. Tests have keys anybody may read. */
    private void keys() {
        if (is(TEST) || !environment.getProperty("huzhu.privacy.enabled", Boolean.class, true)) {
            return;
        }
        var all = new HashMap<>(Binder.get(environment)
                .bind("huzhu.privacy.keys", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
        Optional.ofNullable(environment.getProperty("huzhu.privacy.index-key"))
                .ifPresent(index -> all.put("index-key", index));
        all.forEach((id, key) ->
                Secrecy.ofKey(key).ifPresent(fault -> reasons.add("the key " + id + " of huzhu.privacy " + fault)));
        if (all.values().stream().map(String::strip).distinct().count() < all.size()) {
            reasons.add("two keys of huzhu.privacy are the same: each data key and the index key must be its own");
        }
    }

    private Optional<String> databaseHost() {
        return Optional.ofNullable(environment.getProperty("spring.r2dbc.url"))
                .map(url -> URI.create(url.replaceFirst("^r2dbc:", "")).getHost());
    }

    private boolean is(String profile) {
        return environment.acceptsProfiles(Profiles.of(profile));
    }

    /** No address means every address; a name is believed only when it is the loopback's own, so that no resolver is asked. */
    private static boolean isLoopback(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return false;
        }
        if (address.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(address.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
