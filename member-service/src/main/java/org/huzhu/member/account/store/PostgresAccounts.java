package org.huzhu.member.account.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huzhu.member.account.AccountStore;
import org.huzhu.member.account.PhoneIndex;
import org.huzhu.member.account.StaffMember;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PrivacySettings;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresAccounts implements AccountStore {

    private final DatabaseClient db;
    private final PhoneIndex index;
    private final FieldCipher cipher;
    private final Clock clock;

    PostgresAccounts(DatabaseClient db, PhoneIndex index, KeyRing keys, PrivacySettings settings, Clock clock) {
        this.db = db;
        this.index = index;
        this.cipher = new FieldCipher(keys, "phone", settings.cipher());
        this.clock = clock;
    }

    @Override
    public Mono<UUID> idOf(MobileNumber phone) {
        return db.sql("select account_id from account where phone_index = :phone")
                .bind("phone", index.of(phone))
                .map(PostgresAccounts::accountId)
                .one();
    }

    @Override
    public Mono<UUID> openFor(MobileNumber phone) {
        var accountId = UUID.randomUUID();
        return db.sql("""
                        insert into account (account_id, phone_index, phone_sealed, created_at)
                        values (:accountId, :phone, :sealed, :now)
                        on conflict (phone_index) do nothing
                        """)
                .bind("accountId", accountId)
                .bind("phone", index.of(phone))
                .bind("sealed", cipher.seal(phone.value().getBytes(UTF_8), PersonIds.bytes(accountId)))
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.just(accountId) : idOf(phone));
    }

    @Override
    public Mono<Boolean> markVerified(UUID accountId) {
        return db.sql("update account set verified_at = :now where account_id = :accountId and verified_at is null")
                .bind("now", clock.instant())
                .bind("accountId", accountId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<MobileNumber> phoneOf(UUID accountId) {
        return db.sql("select account_id, phone_sealed from account where account_id = :accountId")
                .bind("accountId", accountId)
                .map(this::phone)
                .one();
    }

    @Override
    public Mono<Set<Role>> roles(UUID accountId) {
        return db.sql("select role from staff_role where account_id = :accountId")
                .bind("accountId", accountId)
                .map(row -> Role.valueOf(requireNonNull(row.get("role", String.class))))
                .all()
                .collect(Collectors.toSet());
    }

    @Override
    public Mono<Boolean> grant(UUID accountId, Role role, String grantedBy) {
        return db.sql("""
                        insert into staff_role (account_id, role, granted_by, granted_at)
                        values (:accountId, :role, :grantedBy, :now)
                        on conflict do nothing
                        """)
                .bind("accountId", accountId)
                .bind("role", role.name())
                .bind("grantedBy", grantedBy)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Boolean> revoke(UUID accountId, Role role) {
        return db.sql("delete from staff_role where account_id = :accountId and role = :role")
                .bind("accountId", accountId)
                .bind("role", role.name())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Flux<StaffMember> staff() {
        return db.sql("""
                        select a.account_id, a.phone_sealed, array_agg(r.role order by r.role) as roles
                        from account a join staff_role r on r.account_id = a.account_id
                        group by a.account_id, a.phone_sealed
                        order by min(r.granted_at), a.account_id
                        """).map(this::staffMember).all();
    }

    private StaffMember staffMember(Readable row) {
        var roles = Arrays.stream(requireNonNull(row.get("roles", String[].class)))
                .map(Role::valueOf)
                .collect(Collectors.toSet());
        return new StaffMember(accountId(row), phone(row).masked(), roles);
    }

    private MobileNumber phone(Readable row) {
        var sealed = requireNonNull(row.get("phone_sealed", byte[].class));
        return new MobileNumber(new String(cipher.open(sealed, PersonIds.bytes(accountId(row))), UTF_8));
    }

    private static UUID accountId(Readable row) {
        return requireNonNull(row.get("account_id", UUID.class));
    }
}
