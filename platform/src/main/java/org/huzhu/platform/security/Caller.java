package org.huzhu.platform.security;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who is calling, read from a checked token: a person with an account, or a machine with a client id. */
public sealed interface Caller {

    /**
     * Stable and free of personal data: {@code account:<uuid>} or {@code client:<id>}. Used in audit rows and
     * idempotency keys.
     */
    String id();

    /** Staff roles; empty for members, handlers and machines. */
    Set<Role> roles();

    default boolean isStaff() {
        return !roles().isEmpty();
    }

    default boolean has(Role role) {
        return roles().contains(role);
    }

    default String roleNames() {
        return roles().stream().map(Role::name).sorted().collect(Collectors.joining(","));
    }

    /** A member, handler or staff person. The phone is masked. */
    record Account(UUID accountId, Set<Role> roles, String maskedPhone) implements Caller {

        public Account {
            roles = Set.copyOf(roles);
        }

        @Override
        public String id() {
            return "account:" + accountId;
        }
    }

    /** An HR system, bound to its unit, or the mini-program's backend, bound to none. */
    record Client(String clientId, Set<String> scopes, Optional<UUID> unitId) implements Caller {

        public Client {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String id() {
            return "client:" + clientId;
        }

        @Override
        public Set<Role> roles() {
            return Set.of();
        }
    }
}
