package org.huzhu.member.rights;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.rights.domain.DataRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where requests, answers and copies are kept. */
public interface DataRequestStore {

    /** False while another request of that kind is open. */
    Mono<Boolean> add(DataRequest request, String text);

    Mono<DataRequest> lock(UUID requestId);

    /** State, answer and the answers of the services. */
    Mono<Void> save(DataRequest request, String handledBy);

    Mono<DataRequest> find(UUID requestId);

    Flux<DataRequest> ofPerson(UUID personId);

    /** Open ones first, by due day; with {@code all}, closed ones of the last year after them. */
    Flux<DataRequest> queue(boolean all);

    Mono<String> text(UUID requestId);

    /** One service's part as it came, and opened again. */
    Mono<Void> keepCopy(DataRequest.Facts facts, String service, byte[] part);

    Mono<Map<String, byte[]>> copies(DataRequest.Facts facts);

    /** The latest complete copy of a person that is still kept. */
    Mono<DataRequest> latestCopy(UUID personId);

    /** The account, unless it belongs to staff or to a unit's handler too. */
    Mono<Optional<UUID>> erasableAccount(UUID accountId);

    /** How many open requests are due in each window: OVERDUE, TODAY, THREE_DAYS, LATER. */
    Mono<Map<String, Long>> due(java.time.LocalDate today);
}
