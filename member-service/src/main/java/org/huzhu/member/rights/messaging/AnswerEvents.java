package org.huzhu.member.rights.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.huzhu.member.rights.FollowAnswers;
import org.huzhu.member.rights.domain.DataRequest.Answer;
import org.huzhu.member.rights.domain.DataRequest.Kept;
import org.huzhu.platform.events.PersonCopied;
import org.huzhu.platform.events.PersonErased;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.huzhu.platform.privacy.FieldCipher;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the services answer to orders about a person. */
@Component
class AnswerEvents implements EventHandler {

    private final FollowAnswers followAnswers;
    private final FieldCipher transport;
    private final Clock clock;

    AnswerEvents(FollowAnswers followAnswers, @Qualifier("transportCipher") FieldCipher transport, Clock clock) {
        this.followAnswers = followAnswers;
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public String consumer() {
        return "member.answers";
    }

    @Override
    public Set<String> topics() {
        return Set.of(PersonErased.TOPIC, PersonCopied.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        return received.topic().equals(PersonErased.TOPIC)
                ? erased(received.as(PersonErased.class))
                : copied(received.as(PersonCopied.class));
    }

    private Mono<Void> erased(PersonErased event) {
        var kept = event.kept().stream()
                .map(one -> new Kept(one.kind(), one.reason(), one.until()))
                .toList();
        return followAnswers.take(
                event.requestId(),
                new Answer(event.service(), event.outcome(), event.rows(), kept, event.answeredAt()));
    }

    private Mono<Void> copied(PersonCopied event) {
        try {
            var part = transport.open(
                    Base64.getDecoder().decode(event.sealedCopy()),
                    event.requestId().toString().getBytes(UTF_8));
            var answer = new Answer(event.service(), "COPIED", 0, List.of(), clock.instant());
            return followAnswers.take(event.requestId(), answer, part);
        } catch (IllegalArgumentException | FieldCipher.TamperedException _) {
            throw new PoisonEventException("a copy that does not open");
        }
    }
}
