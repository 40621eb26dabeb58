package org.huzhu.platform.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole service on real PostgreSQL and Kafka, with a clock that tests set and tokens that tests
 * issue ({@link TestTokens}). All such tests of a module share one context, so each works with its own units and
 * persons.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Infrastructure.class)
@Import(TestKit.class)
@ActiveProfiles("test")
public @interface IntegrationTest {}
