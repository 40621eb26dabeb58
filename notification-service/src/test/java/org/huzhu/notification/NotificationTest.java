package org.huzhu.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.huzhu.platform.testkit.IntegrationTest;
import org.springframework.context.annotation.Import;

/** The whole service with scripted providers; nothing is sent until the test says so. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@Import({ScriptedProviders.class, SmsWorld.class})
public @interface NotificationTest {}
