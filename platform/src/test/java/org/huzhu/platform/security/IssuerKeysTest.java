package org.huzhu.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import reactor.core.publisher.Mono;

class IssuerKeysTest {

    private static final JWK OLD = key("old");
    private static final JWK NEXT = key("next");

    private final AtomicInteger fetches = new AtomicInteger();
    private Mono<JWKSet> published = Mono.just(new JWKSet(OLD));
    private long now = Long.MAX_VALUE - 5;
    private final IssuerKeys keys = new IssuerKeys(
            Mono.defer(() -> {
                fetches.incrementAndGet();
                return published;
            }),
            () -> now,
            Duration.ofMinutes(5),
            Duration.ofSeconds(30));

    @Test
    void aThousandForgedTokensAreOneRequestToTheIssuerInHalfAMinute() {
        assertThat(select("old")).containsExactly(OLD);

        for (var i = 0; i < 1_000; i++) {
            assertThat(select("forged-" + i)).isEmpty();
        }
        assertThat(fetches).hasValue(1);
        now += Duration.ofSeconds(31).toNanos();
        for (var i = 0; i < 1_000; i++) {
            assertThat(select("forged-" + i)).isEmpty();
        }

        assertThat(fetches).hasValue(2);
    }

    @Test
    void aNewKeyIsFound() {
        select("old");
        published = Mono.just(new JWKSet(List.of(OLD, NEXT)));
        now += Duration.ofSeconds(31).toNanos();

        assertThat(select("next")).containsExactly(NEXT);
        assertThat(select("old")).containsExactly(OLD);
    }

    @Test
    void aKeyThatWasTakenBackIsForgotten() {
        select("old");
        published = Mono.just(new JWKSet(NEXT));
        now += Duration.ofMinutes(6).toNanos();

        assertThat(select("old")).isEmpty();
        assertThat(select("next")).containsExactly(NEXT);
    }

    @Test
    void knownKeysStayGoodWhileTheIssuerIsAway() {
        select("old");
        published = Mono.error(new IllegalStateException("down"));
        now += Duration.ofHours(2).toNanos();

        assertThat(select("old")).containsExactly(OLD);
        assertThat(select("old")).containsExactly(OLD);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void withoutAnyKeysItIsTheIssuersFaultAndSoonTriedAgain() {
        published = Mono.just(new JWKSet());
        assertThatThrownBy(() -> select("old")).hasMessageContaining("no keys");
        assertThatThrownBy(() -> select("old"))
                .as("an outage, answered with 503")
                .isInstanceOf(AuthenticationServiceException.class)
                .hasMessageContaining("not known yet");

        published = Mono.just(new JWKSet(OLD));
        now += Duration.ofSeconds(2).toNanos();

        assertThat(select("old")).containsExactly(OLD);
    }

    private List<JWK> select(String kid) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build();
        return keys.of(new SignedJWT(header, new JWTClaimsSet.Builder().build()))
                .collectList()
                .block(Duration.ofSeconds(5));
    }

    private static JWK key(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate().toPublicJWK();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
