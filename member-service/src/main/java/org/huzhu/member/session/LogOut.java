package org.huzhu.member.session;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends the session an access token belongs to (退出, WXU-009). A token of another issuer has no session here; then there is nothing to end. */
@Component
public class LogOut {

    private final Revocations revocations;

    LogOut(Revocations revocations) {
        this.revocations = revocations;
    }

    public record Command(Optional<UUID> sessionId) {}

    public Mono<Void> handle(Command command) {
        return Mono.justOrEmpty(command.sessionId()).flatMap(revocations::revoke);
    }
}
