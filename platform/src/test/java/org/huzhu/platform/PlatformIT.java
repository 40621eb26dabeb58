package org.huzhu.platform;

import java.time.Duration;
import java.util.List;
import org.huzhu.platform.telemetry.RecordedSpans;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** All integration tests of the platform share this one context. */
@IntegrationTest
@Import(RecordedSpans.class)
@TestPropertySource(
        properties = {
            "spring.application.name=platform",
            "spring.main.banner-mode=off",
            "spring.flyway.locations=classpath:db/platform,classpath:db/sample",
            "spring.jackson.deserialization.fail-on-unknown-properties=true",
            "spring.http.codecs.max-in-memory-size=64KB",
            "spring.r2dbc.pool.max-size=40",
            "spring.kafka.producer.acks=all",
            "management.endpoints.web.exposure.include=health,deadletters,keys,prometheus",
            "huzhu.messaging.retries=3"
        })
public abstract class PlatformIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    @Autowired
    protected DatabaseClient db;

    @Autowired
    protected TestTokens tokens;

    @Autowired
    protected SettableClock clock;

    @Autowired
    protected SampleController sample;

    @Autowired
    protected SampleHandler handler;

    @LocalServerPort
    protected int port;

    @LocalManagementPort
    protected int managementPort;

    protected WebTestClient web;

    @BeforeEach
    void connect() {
        clock.reset();
        web = client(port);
    }

    protected WebTestClient client(int toPort) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + toPort)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    protected WebTestClient as(String token) {
        return web.mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    /** Names the sample handler wrote down for a key, in the order it did. */
    protected List<String> appliedTo(Object key) {
        return db.sql("select name from applied where key = :key order by seq")
                .bind("key", key.toString())
                .map((row, _) -> row.get("name", String.class))
                .all()
                .collectList()
                .block(LONGEST_WAIT);
    }

    protected long count(String sql) {
        return db.sql(sql).map((row, _) -> row.get(0, Long.class)).one().block(LONGEST_WAIT);
    }

    protected long thingsCalled(String name) {
        return db.sql("select count(*) from thing where name = :name")
                .bind("name", name)
                .map((row, _) -> row.get(0, Long.class))
                .one()
                .block(LONGEST_WAIT);
    }
}
