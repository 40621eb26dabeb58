package org.huzhu.platform.testkit;

import java.time.Clock;
import org.huzhu.platform.security.SecurityAutoConfiguration;
import org.huzhu.platform.security.SecuritySettings;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Beans every integration test has. */
@TestConfiguration
public class TestKit {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean
    TestTokens testTokens(SecuritySettings settings, Clock clock) {
        return new TestTokens(settings, clock);
    }

    @Bean
    @Primary
    ReactiveJwtDecoder testJwtDecoder(TestTokens tokens, SecuritySettings settings, Clock clock) {
        var decoder = NimbusReactiveJwtDecoder.withPublicKey(tokens.publicKey()).build();
        decoder.setJwtValidator(SecurityAutoConfiguration.validator(settings, clock));
        return decoder;
    }
}
