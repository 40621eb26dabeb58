package org.huzhu.enrollment.unit;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Names under which records of a unit arrive, and what follows a unit when names or units change (WXU-065). */
public interface UnitNames {

    /** The old name stays as an alias. False when the new one is another unit's alias. */
    Mono<Boolean> rename(UUID unitId, String name, String by, Instant at);

    /** False when the name is another unit's, as its name or as an alias. */
    Mono<Boolean> addAlias(UUID unitId, String alias, String by, Instant at);

    /** Gives the unit the coverages that arrived under that name without a unit; emits how many. */
    Mono<Long> adoptCoverages(UUID unitId, String alias);

    /** Units that were merged into this one: whoever shows one of them shows the successor's name. */
    Flux<UUID> predecessors(UUID unitId);

    /** Orders, coverages, imports, aliases and earlier merged units go over to the successor. */
    Mono<Void> moveEverything(UUID from, UUID into, String by, Instant at);
}
