package org.huzhu.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huzhu.platform.PlatformIT;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class AuditIT extends PlatformIT {

    @Autowired
    Audit audit;

    @Autowired
    TransactionalOperator transaction;

    private final UUID object = UUID.randomUUID();
    private final Caller caller =
            new Caller.Account(UUID.randomUUID(), Set.of(Role.ADMIN, Role.FINANCE), "189****5678");

    @Test
    void actionsOnOneObjectFormAChainEvenWhenTheyRace() {
        Flux.range(0, 12)
                .flatMap(
                        i -> audit.record(
                                caller,
                                Audit.Entry.of("LOOKED_AT", "THING", object, Map.of("i", i, "b", true, "a", "甲"))),
                        12)
                .blockLast();

        assertThat(count("select count(*) from audit where object_id = '" + object + "'"))
                .isEqualTo(12);
        assertThat(count("select count(distinct previous) from audit where object_id = '" + object + "'"))
                .isEqualTo(12);
        assertThat(count("select count(*) from audit where object_id = '" + object
                        + "' and actor_roles = 'ADMIN,FINANCE'"))
                .isEqualTo(12);
        assertThat(audit.broken().collectList().block()).isEmpty();
    }

    @Test
    void aRowGoesWithItsTransaction() {
        audit.recordSystem(Audit.Entry.of("RUN", "THING", object))
                .then(Mono.error(new IllegalStateException("undo")))
                .as(transaction::transactional)
                .onErrorComplete()
                .block();

        assertThat(count("select count(*) from audit where object_id = '" + object + "'"))
                .isZero();
    }

    @Test
    void nobodyChangesTheTrail() {
        audit.recordSystem(Audit.Entry.of("RUN", "THING", object)).block();

        for (var sql : new String[] {"update audit set actor = 'x'", "delete from audit", "truncate audit"}) {
            assertThatThrownBy(() -> db.sql(sql).then().block()).rootCause().hasMessageContaining("append-only");
        }
    }

    @Test
    void whoGoesAroundTheGuardIsFoundOut() {
        audit.recordSystem(Audit.Entry.of("RUN", "THING", object)).block();
        audit.recordSystem(Audit.Entry.of("RUN", "THING", object)).block();

        tamper("update audit set actor = 'somebody' where object_id = '" + object + "'");
        assertThat(audit.broken().collectList().block()).hasSize(2);
        tamper("update audit set actor = 'system' where object_id = '" + object + "'");
        assertThat(audit.broken().collectList().block()).isEmpty();
    }

    private void tamper(String sql) {
        db.sql("set local session_replication_role = replica")
                .then()
                .then(db.sql(sql).then())
                .as(transaction::transactional)
                .block();
    }
}
