package org.huzhu.notification.console;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.platform.values.MobileNumber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the console provider keeps what it did not send. */
public interface ConsoleMessages {

    record Message(UUID id, MobileNumber phone, String template, String text, Instant sentAt) {

        /** A record's default text would print a code into a log. */
        @Override
        public String toString() {
            return "Message[" + id + "]";
        }
    }

    /** Keeping the same message twice changes nothing. */
    Mono<Void> keep(Message message);

    /** Newest first; of all numbers when none is named. */
    Flux<Message> newest(Optional<MobileNumber> phone, int limit);

    Mono<Boolean> has(UUID id);

    Mono<Void> forgetBefore(Instant time);
}
