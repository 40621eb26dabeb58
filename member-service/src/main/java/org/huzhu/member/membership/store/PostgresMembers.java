package org.huzhu.member.membership.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.huzhu.member.membership.Member;
import org.huzhu.member.membership.MemberStore;
import org.huzhu.member.membership.domain.Channel;
import org.huzhu.member.membership.domain.ConsentGiven;
import org.huzhu.member.membership.domain.Registration;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresMembers implements MemberStore {

    private final DatabaseClient db;
    private final PersonVault vault;

    PostgresMembers(DatabaseClient db, PersonVault vault) {
        this.db = db;
        this.vault = vault;
    }

    @Override
    public Mono<Member> ofAccount(UUID accountId) {
        return db.sql("select person_id, account_id, channel, registered_at from member where account_id = :accountId")
                .bind("accountId", accountId)
                .map(PostgresMembers::member)
                .one();
    }

    @Override
    public Mono<Boolean> add(Member member, Registration registration) {
        var data = new PersonalData(registration.name(), registration.idNumber().value(), "", "", "");
        return db.sql("""
                        insert into member (person_id, account_id, sealed, channel, registered_at)
                        values (:personId, :accountId, :sealed, :channel, :registeredAt)
                        on conflict do nothing
                        """)
                .bind("personId", member.personId())
                .bind("accountId", member.accountId())
                .bind("sealed", vault.seal(member.personId(), data))
                .bind("channel", member.channel().name())
                .bind("registeredAt", member.registeredAt())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? addConsents(member, registration).thenReturn(true) : Mono.just(false));
    }

    private Mono<Void> addConsents(Member member, Registration registration) {
        return db.sql("""
                        insert into consent (person_id, code, version, given_at, channel)
                        select :personId, code, version, :givenAt, :channel
                        from unnest(:codes::text[], :versions::text[]) as given (code, version)
                        """)
                .bind("personId", member.personId())
                .bind("givenAt", member.registeredAt())
                .bind("channel", member.channel().name())
                .bind(
                        "codes",
                        registration.consents().stream().map(ConsentGiven::code).toArray(String[]::new))
                .bind(
                        "versions",
                        registration.consents().stream()
                                .map(ConsentGiven::version)
                                .toArray(String[]::new))
                .then();
    }

    private static Member member(Readable row) {
        return new Member(
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("account_id", UUID.class)),
                Channel.valueOf(requireNonNull(row.get("channel", String.class))),
                requireNonNull(row.get("registered_at", Instant.class)));
    }
}
