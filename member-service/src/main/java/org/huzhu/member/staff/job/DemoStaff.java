package org.huzhu.member.staff.job;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import org.huzhu.member.staff.GrantRole;
import org.huzhu.member.staff.StaffSettings;
import org.huzhu.platform.values.MobileNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Staff whose phones everybody knows: in the demo only, and not where others can reach it unless that was asked for by name. */
@Component
@Profile("demo")
class DemoStaff implements ApplicationRunner {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final GrantRole grantRole;
    private final StaffSettings settings;

    DemoStaff(GrantRole grantRole, StaffSettings settings, Environment environment) {
        refuseRemote(
                environment.getProperty("server.address", InetAddress.class),
                environment.getProperty("huzhu.demo.allow-remote", Boolean.class, false));
        this.grantRole = grantRole;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Flux.fromIterable(settings.demo().entrySet())
                .concatMap(staff -> grantRole.atStart(new MobileNumber(staff.getValue()), Set.of(staff.getKey())))
                .blockLast(LONGEST_WAIT);
    }

    /** No address means every address. */
    static void refuseRemote(@Nullable InetAddress address, boolean allowed) {
        if (!allowed && (address == null || !address.isLoopbackAddress())) {
            throw new IllegalStateException("the profile demo has staff everybody knows and listens on loopback only;"
                    + " set huzhu.demo.allow-remote=true if others shall reach it");
        }
    }
}
