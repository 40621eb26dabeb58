package org.huzhu.platform.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class ConnectionsTest {

    private final MockEnvironment environment = new MockEnvironment();

    private String setting(String name) {
        if (!environment.getPropertySources().contains("huzhu-connections")) {
            new Connections().postProcessEnvironment(environment, new SpringApplication());
        }
        return environment.getProperty(name);
    }

    @Test
    void theBrokerIsReachedWithANameAndAPassword() {
        environment.setProperty("HUZHU_KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        environment.setProperty("HUZHU_KAFKA_USER", "claims");
        environment.setProperty("HUZHU_KAFKA_PASSWORD", "a\"b\\c");
        environment.setProperty("HUZHU_KAFKA_CA", "/run/kafka/ca.crt");

        assertThat(setting("spring.kafka.security.protocol")).isEqualTo("SASL_SSL");
        assertThat(setting("spring.kafka.properties.sasl.mechanism")).isEqualTo("SCRAM-SHA-512");
        assertThat(setting("spring.kafka.properties.sasl.jaas.config"))
                .endsWith("required username=\"claims\" password=\"a\\\"b\\\\c\";");
        assertThat(setting("spring.kafka.ssl.trust-store-location")).isEqualTo("file:/run/kafka/ca.crt");
        assertThat(setting("spring.kafka.ssl.trust-store-type")).isEqualTo("PEM");
    }

    @Test
    void aBrokerOfOneMachineMayTakePlainPasswords() {
        environment.setProperty("HUZHU_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
        environment.setProperty("HUZHU_KAFKA_SASL_MECHANISM", "PLAIN");

        assertThat(setting("spring.kafka.properties.sasl.jaas.config")).contains(".plain.PlainLoginModule required");
    }

    @Test
    void bothClientsOfTheDatabaseCheckItsCertificate() {
        environment.setProperty("HUZHU_DB_SSLMODE", "verify-full");
        environment.setProperty("HUZHU_DB_CA", "/run/database/ca.crt");
        environment.setProperty("spring.flyway.url", "jdbc:postgresql://db/huzhu");

        assertThat(setting("spring.r2dbc.properties.sslMode")).isEqualTo("verify-full");
        assertThat(setting("spring.r2dbc.properties.sslRootCert")).isEqualTo("/run/database/ca.crt");
        assertThat(setting("spring.flyway.url"))
                .isEqualTo("jdbc:postgresql://db/huzhu?sslmode=verify-full&sslrootcert=%2Frun%2Fdatabase%2Fca.crt");
    }

    @Test
    void productionShowsNoApiPagesUnlessAskedTo() {
        environment.setActiveProfiles("production");

        assertThat(setting("springdoc.api-docs.enabled")).isEqualTo("false");
        assertThat(setting("huzhu.gateway.apidocs.shown")).isEqualTo("false");

        environment.setProperty("HUZHU_APIDOCS", "true");
        assertThat(setting("springdoc.api-docs.enabled")).isEqualTo("true");
    }

    @Test
    void theDemoListensOnLoopbackAndNothingElseChanges() {
        environment.setActiveProfiles("demo");

        assertThat(setting("server.address")).isEqualTo("127.0.0.1");
        assertThat(setting("springdoc.api-docs.enabled")).isNull();
        assertThat(setting("spring.kafka.security.protocol")).isNull();
    }
}
