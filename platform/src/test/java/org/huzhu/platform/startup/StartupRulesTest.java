package org.huzhu.platform.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.mock.env.MockEnvironment;

class StartupRulesTest {

    private final MockEnvironment environment = new MockEnvironment();

    private List<String> reasons() {
        ConfigurationPropertySources.attach(environment);
        return StartupRules.reasonsAgainst(environment);
    }

    private static String key() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void production() {
        environment.setActiveProfiles("production");
        Map.of(
                        "huzhu.privacy.keys.k1", key(),
                        "huzhu.privacy.index-key", key(),
                        "spring.r2dbc.url", "r2dbc:postgresql://db.example:5432/huzhu?schema=claims",
                        "spring.r2dbc.username", "huzhu_claims",
                        "spring.r2dbc.password", "9f1c0a7be2d84c55b0e6",
                        "spring.flyway.enabled", "false",
                        "spring.kafka.bootstrap-servers", "kafka:9093",
                        "spring.kafka.security.protocol", "SASL_SSL",
                        "huzhu.kafka.user", "claims",
                        "huzhu.kafka.password", "77cb1d0e94aa4d3fb1c8")
                .forEach(environment::setProperty);
    }

    @Test
    void productionWithSecretsOfItsOwnStarts() {
        production();

        assertThat(reasons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "huzhu.sms.provider, console, sends nothing",
        "huzhu.sms.fallback, Console, sends nothing",
        "huzhu.demo.allow-remote, true, demonstrations",
        "huzhu.rules.require-verified, false, made-up figures",
        "spring.r2dbc.password, '', is empty",
        "spring.r2dbc.password, huzhu_claims, everybody tries",
        "spring.r2dbc.password, changeme-admin-123, everybody tries",
        "spring.r2dbc.password, 9f1c0a7be2d, shorter",
        "spring.r2dbc.password, aaaaaaaaaaaaaaaaaaaa, repeats",
        "spring.flyway.enabled, true, own its tables",
        "spring.kafka.security.protocol, PLAINTEXT, would not know who connects",
        "huzhu.kafka.password, kafka-secret-kafka, everybody tries",
        "huzhu.files.s3.secret-key, minioadmin, everybody tries",
        "huzhu.privacy.index-key, dGVzdC1vbmx5LWluZGV4LXRlc3Qtb25seS1pbmRleC0zMmI=, not random",
        "huzhu.privacy.keys.k2, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, not random",
        "huzhu.privacy.keys.k2, c2hvcnQ=, shorter",
        "huzhu.privacy.keys.k2, ?, not base64",
    })
    void productionRefuses(String property, String value, String why) {
        production();
        environment.setProperty(property, value);

        assertThat(reasons()).singleElement().asString().contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "test"})
    void productionGoesWithNoOtherWorld(String profile) {
        production();
        environment.addActiveProfile(profile);
        environment.setProperty("server.address", "127.0.0.1");
        environment.setProperty("spring.r2dbc.url", "r2dbc:postgresql://localhost/huzhu");

        assertThat(reasons()).contains("the profile production goes with neither demo nor test");
    }

    @Test
    void noTwoKeysAreTheSameAnywhere() {
        var key = key();
        environment.setProperty("huzhu.privacy.keys.k1", key);
        environment.setProperty("huzhu.privacy.index-key", key + "\n");

        assertThat(reasons()).singleElement().asString().contains("the same").doesNotContain(key);
    }

    @Test
    void theOwnersRoleIsAnotherOneThanTheServices() {
        production();
        environment.setProperty("spring.flyway.enabled", "true");
        environment.setProperty("spring.flyway.user", "huzhu_claims_owner");
        environment.setProperty("spring.flyway.password", "51bb7e60d1f44a6f9c02");

        assertThat(reasons()).isEmpty();

        environment.setProperty("spring.flyway.user", "huzhu_claims");
        assertThat(reasons()).singleElement().asString().contains("own its tables");
    }

    @ParameterizedTest
    @CsvSource({
        ", localhost, 1",
        "0.0.0.0, 127.0.0.1, 1",
        "192.0.2.1, localhost, 1",
        "127.0.0.1, db.example, 1",
        "union.example, db.example, 2",
        "::1, '[::1]', 0",
        "127.0.0.1, localhost, 0",
    })
    void theDemoStaysOnItsMachine(String address, String database, int reasons) {
        environment.setActiveProfiles("demo");
        if (address != null) {
            environment.setProperty("server.address", address);
        }
        environment.setProperty("spring.r2dbc.url", "r2dbc:postgresql://" + database + ":5432/huzhu?schema=member");

        assertThat(reasons()).hasSize(reasons).allMatch(reason -> reason.contains("huzhu.demo.allow-remote=true"));

        environment.setProperty("huzhu.demo.allow-remote", "true");
        assertThat(reasons()).isEmpty();
    }

    static class Nothing {}

    @Test
    void everyApplicationAsksBeforeItMakesAnything() {
        var application = new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE);

        assertThatThrownBy(
                        () -> application.run("--spring.profiles.active=production,demo", "--server.address=0.0.0.0"))
                .isInstanceOfSatisfying(
                        UnsafeStartException.class,
                        refusal -> assertThat(refusal.reasons()).hasSize(2));
    }
}
