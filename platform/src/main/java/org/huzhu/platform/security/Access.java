package org.huzhu.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an operation. Every controller method has one; a service with a method that has none does not start.
 * What of the data is the caller's own is decided by the use case behind it, and foreign and absent objects answer the
 * same 404.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    /** Everybody, without a token. */
    boolean open() default false;

    /** Every logged-in person, for what is his own. */
    boolean accounts() default false;

    /** Staff with one of these roles. */
    Role[] roles() default {};

    /** Machines with one of these scopes. */
    String[] scopes() default {};
}
