package org.huzhu.member.staff;

import java.util.Map;
import org.huzhu.platform.security.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Staff an installation starts with.
 *
 * @param adminPhone gets the role ADMIN at start, so that somebody can grant the rest; empty for none
 * @param demo staff of the demo by role; used in the profile {@code demo} only
 */
@ConfigurationProperties("huzhu.staff")
public record StaffSettings(
        @DefaultValue("") String adminPhone, @DefaultValue Map<Role, String> demo) {

    public StaffSettings {
        demo = Map.copyOf(demo);
    }

    @Override
    public String toString() {
        return "StaffSettings";
    }
}
