package org.huzhu.member.staff.job;

import java.time.Duration;
import java.util.Set;
import org.huzhu.member.staff.GrantRole;
import org.huzhu.member.staff.StaffSettings;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** The first administrator of an installation. Without this setting nobody is staff: there are no default accounts. */
@Component
class FirstStaff implements ApplicationRunner {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final GrantRole grantRole;
    private final StaffSettings settings;

    FirstStaff(GrantRole grantRole, StaffSettings settings) {
        this.grantRole = grantRole;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.adminPhone().isBlank()) {
            return;
        }
        var phone = MobileNumber.parse(settings.adminPhone())
                .orElseThrow(() -> new IllegalStateException("huzhu.staff.admin-phone is not a mobile number"));
        grantRole.atStart(phone, Set.of(Role.ADMIN)).block(LONGEST_WAIT);
    }
}
