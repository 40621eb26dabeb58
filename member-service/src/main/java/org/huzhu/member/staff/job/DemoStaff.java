package org.huzhu.member.staff.job;

import java.time.Duration;
import java.util.Set;
import org.huzhu.member.staff.GrantRole;
import org.huzhu.member.staff.StaffSettings;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Staff whose phones everybody knows: in the demo only, which the platform keeps where no others can reach it. */
@Component
@Profile("demo")
class DemoStaff implements ApplicationRunner {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final GrantRole grantRole;
    private final StaffSettings settings;

    DemoStaff(GrantRole grantRole, StaffSettings settings) {
        this.grantRole = grantRole;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Flux.fromIterable(settings.demo().entrySet())
                .concatMap(staff -> grantRole.atStart(new MobileNumber(staff.getValue()), Set.of(staff.getKey())))
                .blockLast(LONGEST_WAIT);
    }
}
