package org.huzhu.member.membership.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.membership.GivenConsent;
import org.huzhu.member.membership.Member;
import org.huzhu.member.membership.MemberStore;
import org.huzhu.member.membership.domain.Channel;
import org.huzhu.member.membership.domain.ConsentGiven;
import org.huzhu.member.membership.domain.Registration;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
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
        return db.sql("""
                        select m.person_id, m.account_id, m.channel, m.registered_at,
                               exists (select from consent c
                                       where c.person_id = m.person_id and c.withdrawn_at is not null) as withdrawn
                        from member m where m.account_id = :accountId
                        """)
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
                .flatMap(rows -> rows == 1
                        ? addConsents(member, registration, member.registeredAt())
                                .thenReturn(true)
                        : Mono.just(false));
    }

    @Override
    public Flux<GivenConsent> consents(UUID personId) {
        return db.sql("""
                        select code, version, given_at, channel, withdrawn_at from consent
                        where person_id = :personId order by given_at, code
                        """)
                .bind("personId", personId)
                .map(row -> new GivenConsent(
                        requireNonNull(row.get("code", String.class)),
                        requireNonNull(row.get("version", String.class)),
                        requireNonNull(row.get("given_at", Instant.class)),
                        Channel.valueOf(requireNonNull(row.get("channel", String.class))),
                        Optional.ofNullable(row.get("withdrawn_at", Instant.class))))
                .all();
    }

    @Override
    public Mono<Boolean> withdraw(UUID personId, String code, Instant at) {
        return db.sql("""
                        update consent set withdrawn_at = :at
                        where person_id = :personId and code = :code and withdrawn_at is null
                        """)
                .bind("at", at)
                .bind("personId", personId)
                .bind("code", code)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    @Override
    public Mono<Void> agreeAgain(Member member, Registration registration, Instant at) {
        return member.withdrawn() ? addConsents(member, registration, at) : Mono.empty();
    }

    private Mono<Void> addConsents(Member member, Registration registration, Instant at) {
        return db.sql("""
                        insert into consent (person_id, code, version, given_at, channel)
                        select :personId, code, version, :givenAt, :channel
                        from unnest(:codes::text[], :versions::text[]) as given (code, version)
                        on conflict (person_id, code, version) do update
                            set given_at = excluded.given_at, channel = excluded.channel, withdrawn_at = null
                        where consent.withdrawn_at is not null
                        """)
                .bind("personId", member.personId())
                .bind("givenAt", at)
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
                requireNonNull(row.get("registered_at", Instant.class)),
                Boolean.TRUE.equals(row.get("withdrawn", Boolean.class)));
    }
}
