package org.huzhu.member.rights;

import java.util.UUID;
import org.huzhu.member.rights.domain.DataRequest;
import org.huzhu.member.rights.domain.DataRequest.Answer;
import org.huzhu.member.rights.domain.DataRequest.Waiting;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes the services' answers to a request; with the last of them it is done. */
@Component
public class FollowAnswers {

    private final DataRequestStore requests;
    private final RightsSettings settings;

    FollowAnswers(DataRequestStore requests, RightsSettings settings) {
        this.requests = requests;
        this.settings = settings;
    }

    /** An order may also come from outside a request; its answers are then nobody's here. */
    public Mono<Void> take(UUID requestId, Answer answer) {
        return requests.lock(requestId).ofType(Waiting.class).flatMap(waiting -> {
            DataRequest next = waiting.answered(answer, settings.services());
            return next.equals(waiting) ? Mono.empty() : requests.save(next, "");
        });
    }

    /** The part is kept before it counts. */
    public Mono<Void> take(UUID requestId, Answer answer, byte[] part) {
        return requests.lock(requestId)
                .ofType(Waiting.class)
                .flatMap(waiting -> requests.keepCopy(waiting.facts(), answer.service(), part))
                .then(take(requestId, answer));
    }
}
