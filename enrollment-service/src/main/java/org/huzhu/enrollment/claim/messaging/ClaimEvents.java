package org.huzhu.enrollment.claim.messaging;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.huzhu.enrollment.claim.KnownClaims;
import org.huzhu.platform.events.ClaimChanged;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Learns of claims; nothing that is sealed in them is opened here. */
@Component
class ClaimEvents implements EventHandler {

    private static final String PAID = "COMPLETED";

    private final KnownClaims claims;

    ClaimEvents(KnownClaims claims) {
        this.claims = claims;
    }

    @Override
    public String consumer() {
        return "enrollment.claims";
    }

    @Override
    public Set<String> topics() {
        return Set.of(ClaimChanged.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        return claims.keep(claim(event.as(ClaimChanged.class)));
    }

    private static KnownClaims.Claim claim(ClaimChanged changed) {
        try {
            return new KnownClaims.Claim(
                    changed.personId(),
                    changed.claimId(),
                    changed.revision(),
                    changed.product(),
                    Optional.of(changed.eventDate())
                            .filter(day -> !day.isEmpty())
                            .map(LocalDate::parse),
                    changed.state().equals(PAID),
                    changed.amount().isEmpty() ? BigDecimal.ZERO : new BigDecimal(changed.amount()));
        } catch (DateTimeException | NumberFormatException _) {
            throw new PoisonEventException("a claim with an impossible day or amount");
        }
    }
}
