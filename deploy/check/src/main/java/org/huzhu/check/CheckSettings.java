package org.huzhu.check;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.huzhu.check.store.Database;
import org.huzhu.check.store.Service;

/**
 * Where to look and how patiently.
 *
 * @param claims the management port of claims-service, which recomputes decisions (I4)
 * @param kafkaProperties file with further settings of the Kafka client, such as SASL and TLS
 * @param clockOffset what the services add to the real time
 * @param grace younger things may still be on their way
 * @param window older things are not followed; less than {@code huzhu.messaging.keep}
 * @param lookAgainAfter pause before a difference is looked at again
 * @param every pause between two runs of {@code serve}
 * @param examples how many findings of each invariant are shown
 * @param events how many events are followed at most; some 60 bytes of memory each
 * @param port of {@code serve}
 */
public record CheckSettings(
        Map<Service, Database> databases,
        String kafka,
        Optional<String> kafkaProperties,
        URI claims,
        Duration clockOffset,
        Duration grace,
        Duration window,
        Duration lookAgainAfter,
        Duration every,
        int examples,
        int events,
        int port) {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    public CheckSettings {
        databases = Map.copyOf(databases);
    }

    /** From environment variables; those of the services, so that what is set for them is enough here. */
    public static CheckSettings of(Map<String, String> environment) {
        var databases = new EnumMap<Service, Database>(Service.class);
        for (var service : Service.values()) {
            databases.put(service, database(environment, service));
        }
        return new CheckSettings(
                databases,
                environment.getOrDefault("HUZHU_KAFKA", "127.0.0.1:9092"),
                Optional.ofNullable(environment.get("HUZHU_CHECK_KAFKA_PROPERTIES")),
                URI.create(environment.getOrDefault("HUZHU_CHECK_CLAIMS_URL", "http://127.0.0.1:9082")),
                duration(environment, "HUZHU_CLOCK_OFFSET", "PT0S"),
                duration(environment, "HUZHU_CHECK_GRACE", "PT1M"),
                duration(environment, "HUZHU_CHECK_WINDOW", "P13D"),
                duration(environment, "HUZHU_CHECK_LOOK_AGAIN_AFTER", "PT3S"),
                duration(environment, "HUZHU_CHECK_EVERY", "PT5M"),
                Integer.parseInt(environment.getOrDefault("HUZHU_CHECK_EXAMPLES", "10")),
                Integer.parseInt(environment.getOrDefault("HUZHU_CHECK_EVENTS", "2000000")),
                Integer.parseInt(environment.getOrDefault("HUZHU_CHECK_PORT", "9090")));
    }

    /** HUZHU_CHECK_CLAIMS_JDBC and so on for one service, HUZHU_CHECK_DB_USER for a role of the checker, HUZHU_DB_* for all. */
    private static Database database(Map<String, String> environment, Service service) {
        var own = "HUZHU_CHECK_" + service.name();
        var jdbc = "jdbc:postgresql://%s:%s/%s"
                .formatted(
                        environment.getOrDefault("HUZHU_DB_HOST", "127.0.0.1"),
                        environment.getOrDefault("HUZHU_DB_PORT", "5432"),
                        environment.getOrDefault("HUZHU_DB_NAME", "huzhu"));
        var user = environment.getOrDefault(
                "HUZHU_CHECK_DB_USER", environment.getOrDefault("HUZHU_DB_USER", "huzhu_check"));
        var password =
                environment.getOrDefault("HUZHU_CHECK_DB_PASSWORD", environment.getOrDefault("HUZHU_DB_PASSWORD", ""));
        return new Database(
                environment.getOrDefault(own + "_JDBC", jdbc),
                environment.getOrDefault(own + "_USER", user),
                environment.getOrDefault(own + "_PASSWORD", password));
    }

    private static Duration duration(Map<String, String> environment, String name, String otherwise) {
        return Duration.parse(environment.getOrDefault(name, otherwise));
    }

    /** The clock the services go by. */
    public Clock clock() {
        return Clock.offset(realClock(), clockOffset);
    }

    Clock realClock() {
        return Clock.system(BEIJING);
    }
}
