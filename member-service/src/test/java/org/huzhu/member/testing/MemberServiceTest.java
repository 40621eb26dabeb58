package org.huzhu.member.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.huzhu.platform.testkit.IntegrationTest;
import org.springframework.context.annotation.Import;

/** The whole service, which believes the tokens it issued itself as well as those a test issues. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@Import({BothTokens.class, SmsInbox.class})
public @interface MemberServiceTest {}
