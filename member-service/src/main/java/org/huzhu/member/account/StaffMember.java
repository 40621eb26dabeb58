package org.huzhu.member.account;

import java.util.Set;
import java.util.UUID;
import org.huzhu.platform.security.Role;

/** Somebody with at least one staff role (工作人员). The phone is masked. */
public record StaffMember(UUID accountId, String maskedPhone, Set<Role> roles) {

    public StaffMember {
        roles = Set.copyOf(roles);
    }
}
