package org.huzhu.member.testing;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Puts the service's own decoder before that of the test tokens. */
@TestConfiguration(proxyBeanMethods = false)
class BothTokens {

    @Bean
    static BeanPostProcessor ownTokensFirst(@Qualifier("ownTokenDecoder") ObjectProvider<ReactiveJwtDecoder> own) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("testJwtDecoder") && bean instanceof ReactiveJwtDecoder test
                        ? (ReactiveJwtDecoder) token ->
                                own.getObject().decode(token).onErrorResume(JwtException.class, _ -> test.decode(token))
                        : bean;
            }
        };
    }
}
