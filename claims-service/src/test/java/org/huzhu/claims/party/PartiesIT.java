package org.huzhu.claims.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.platform.events.DomainEvent;
import org.huzhu.platform.events.MemberRegistered;
import org.huzhu.platform.events.UnitApproved;
import org.huzhu.platform.events.UnitHandlerChanged;
import org.huzhu.platform.events.UnitRegistered;
import org.huzhu.platform.events.UnitRenamed;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.testkit.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

@IntegrationTest
class PartiesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Parties parties;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient db;

    private final UUID account = UUID.randomUUID();
    private final UUID unit = UUID.randomUUID();

    @Test
    void aMemberWhoRegistersWhileHeIsLookedUpIsFound() {
        var person = UUID.randomUUID();
        var registered = outbox.append(new MemberRegistered(account, person, "WECHAT_WX_UNION"))
                .as(transaction::transactional);

        var found = Mono.zip(parties.personOf(caller(account)), registered.thenReturn(true))
                .block(PATIENCE);

        assertThat(found.getT1()).isEqualTo(person);
    }

    @Test
    void whoNeverRegisteredIsNobody() {
        assertThat(parties.personOf(caller(account)).blockOptional(PATIENCE)).isEmpty();
        assertThat(parties.unitOf(caller(account)).blockOptional(PATIENCE)).isEmpty();
        assertThat(parties.unitName(unit).blockOptional(PATIENCE)).isEmpty();
    }

    @Test
    void theHandlerSeesHisUnitUntilAnotherTakesOverInWhateverOrderThatIsHeard() {
        var successor = UUID.randomUUID();

        publish(new UnitHandlerChanged(unit, successor));
        publish(new UnitRenamed(unit, "新名工会"));
        publish(new UnitRegistered(unit, account, "旧名工会"), new UnitApproved(unit, account, "旧名工会"));

        assertThat(parties.unitOf(caller(account)).blockOptional(PATIENCE)).isEmpty();
        assertThat(parties.unitOf(caller(successor)).block(PATIENCE)).isEqualTo(unit);
        assertThat(parties.unitName(unit).block(PATIENCE)).isEqualTo("新名工会");
    }

    @Test
    void aRegisteredUnitIsItsHandlers() {
        publish(new UnitRegistered(unit, account, "某工会"));

        assertThat(parties.unitOf(caller(account)).block(PATIENCE)).isEqualTo(unit);
        assertThat(parties.unitName(unit).block(PATIENCE)).isEqualTo("某工会");
    }

    @Test
    void anHrSystemBelongsToTheUnitItsTokenNames() {
        var hr = new Caller.Client("hr", Set.of(), Optional.of(unit));
        var backend = new Caller.Client("mini-program", Set.of(), Optional.empty());

        assertThat(parties.unitOf(hr).block(PATIENCE)).isEqualTo(unit);
        assertThat(parties.unitOf(backend).blockOptional(PATIENCE)).isEmpty();
    }

    private static Caller.Account caller(UUID accountId) {
        return new Caller.Account(accountId, Set.of(), "139****0019");
    }

    /** Waits until this service took them all. */
    private void publish(DomainEvent... events) {
        var before = taken();
        outbox.append(Arrays.asList(events)).as(transaction::transactional).block(PATIENCE);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (taken() < before + events.length) {
            assertThat(System.nanoTime()).as("taken in time").isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private long taken() {
        return db.sql("select count(*) from inbox where consumer = 'claims.parties'")
                .mapValue(Long.class)
                .one()
                .block(PATIENCE);
    }
}
