package org.huzhu.claims.adjudication.web;

import java.util.List;
import java.util.UUID;
import org.huzhu.claims.adjudication.KeptDecisions.Place;
import org.huzhu.claims.adjudication.verify.VerifyDecisions;
import org.huzhu.claims.adjudication.verify.VerifyDecisions.Mismatch;
import org.huzhu.claims.adjudication.verify.VerifyDecisions.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * On the management port: {@code POST /actuator/decisions} recomputes the next decisions after {@code after} and answers
 * which do not follow from their inputs and rules, and where to go on. The invariant checker walks through all of them.
 */
@Component
@Endpoint(id = "decisions")
class DecisionEndpoint {

    private static final int USUAL = 500;
    private static final int MOST = 2_000;

    private final VerifyDecisions verify;

    DecisionEndpoint(VerifyDecisions verify) {
        this.verify = verify;
    }

    /** Ids and codes only. @param next give it as {@code after} the next time; empty at the end */
    record Answer(int checked, int otherEdition, List<Wrong> mismatches, String next) {}

    record Wrong(UUID claimId, int seq, String why) {}

    @WriteOperation
    Mono<Answer> verify(@Nullable String after, @Nullable Integer limit) {
        var most = limit == null ? USUAL : Math.clamp(limit, 1, MOST);
        return verify.handle(new VerifyDecisions.Command(place(after), most)).map(DecisionEndpoint::answer);
    }

    private static Answer answer(Part part) {
        return new Answer(
                part.checked(),
                part.otherEdition(),
                part.mismatches().stream().map(DecisionEndpoint::wrong).toList(),
                part.next()
                        .map(place -> place.personId() + "/" + place.claimId() + "/" + place.seq())
                        .orElse(""));
    }

    private static Wrong wrong(Mismatch mismatch) {
        return new Wrong(mismatch.place().claimId(), mismatch.place().seq(), mismatch.why());
    }

    private static Place place(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return Place.START;
        }
        try {
            var parts = after.split("/", 3);
            return new Place(UUID.fromString(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            throw new InvalidEndpointRequestException("after is none of our places", "after is none of our places");
        }
    }
}
