package org.huzhu.member.claim.messaging;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.huzhu.member.claim.Claim;
import org.huzhu.member.claim.ClaimStore;
import org.huzhu.platform.events.ClaimChanged;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.FieldCipher.TamperedException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the last snapshot of each claim. */
@Component
class ClaimEvents implements EventHandler {

    private final ClaimStore claims;
    private final FieldCipher transport;
    private final JsonMapper json;

    ClaimEvents(ClaimStore claims, @Qualifier("transportCipher") FieldCipher transport, JsonMapper json) {
        this.claims = claims;
        this.transport = transport;
        this.json = json;
    }

    @Override
    public String consumer() {
        return "member.claims";
    }

    @Override
    public Set<String> topics() {
        return Set.of(ClaimChanged.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        var changed = event.as(ClaimChanged.class);
        return claims.keep(changed.personId(), claim(changed));
    }

    private Claim claim(ClaimChanged changed) {
        try {
            return new Claim(
                    changed.claimId(),
                    changed.revision(),
                    changed.product(),
                    changed.classCode(),
                    changed.category(),
                    changed.responsibilities(),
                    changed.origin(),
                    changed.state(),
                    changed.change(),
                    told(changed.eventDate(), LocalDate::parse),
                    told(changed.amount(), BigDecimal::new),
                    changed.reason(),
                    changed.filedAt(),
                    changed.changedAt(),
                    told(changed.completedAt(), Instant::parse),
                    told(changed.dueOn(), LocalDate::parse),
                    changed.nodes().stream().map(ClaimEvents::node).toList(),
                    told(changed.sealedDetail(), text -> detail(text, changed)));
        } catch (DateTimeException | NumberFormatException | JacksonException | TamperedException _) {
            throw new PoisonEventException("a claim with an impossible day, amount or detail");
        }
    }

    private Claim.Detail detail(String text, ClaimChanged changed) {
        return json.readValue(transport.openText(text, changed.claimId().toString()), Claim.Detail.class);
    }

    private static Claim.Node node(ClaimChanged.Node node) {
        return new Claim.Node(node.node(), node.handler(), told(node.at(), Instant::parse), node.result());
    }

    private static <T> Optional<T> told(String text, Function<String, T> read) {
        return text.isEmpty() ? Optional.empty() : Optional.of(read.apply(text));
    }
}
