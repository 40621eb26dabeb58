package org.huzhu.platform.startup;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** Looks at all settings before anything is made of them, in every service alike (trust S19, rule 102). */
class StartupGuard implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var reasons = StartupRules.reasonsAgainst(context.getEnvironment());
        if (!reasons.isEmpty()) {
            throw new UnsafeStartException(reasons);
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
