package org.huzhu.notification;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huzhu.notification.provider.OutgoingSms;
import org.huzhu.notification.provider.SentSms;
import org.huzhu.notification.provider.SmsSender;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import org.huzhu.notification.provider.domain.QueryOutcome;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

/** Two providers that answer per phone as a test wants, and remember what they were handed. */
@TestConfiguration
public class ScriptedProviders {

    @Bean
    Scripted scripted() {
        return new Scripted("scripted");
    }

    @Bean
    Scripted spare() {
        return new Scripted("spare");
    }

    /** Takes everything and says nothing unless it is told otherwise. */
    public static final class Scripted implements SmsSender {

        private final String name;
        private final List<OutgoingSms> handed = new CopyOnWriteArrayList<>();
        private final List<SentSms> asked = new CopyOnWriteArrayList<>();
        private final Map<String, Function<OutgoingSms, Mono<SendOutcome>>> answers = new ConcurrentHashMap<>();
        private final Map<String, QueryOutcome> states = new ConcurrentHashMap<>();

        Scripted(String name) {
            this.name = name;
        }

        public void answer(String phone, Function<OutgoingSms, Mono<SendOutcome>> answer) {
            answers.put(phone, answer);
        }

        public void state(String phone, QueryOutcome state) {
            states.put(phone, state);
        }

        public List<OutgoingSms> handed(String phone) {
            return handed.stream()
                    .filter(sms -> sms.phone().value().equals(phone))
                    .toList();
        }

        public List<SentSms> asked(String phone) {
            return asked.stream()
                    .filter(sms -> sms.phone().value().equals(phone))
                    .toList();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Mono<SendOutcome> send(OutgoingSms sms) {
            handed.add(sms);
            return answers.getOrDefault(sms.phone().value(), _ -> Mono.just(new SendOutcome.Taken("r-" + sms.id())))
                    .apply(sms);
        }

        @Override
        public Mono<QueryOutcome> query(SentSms sms) {
            asked.add(sms);
            return Mono.just(states.getOrDefault(sms.phone().value(), new QueryOutcome.NotSaid()));
        }

        /** One receipt a line: out-id, reference, delivered or not. */
        @Override
        public List<DeliveryReceipt> receipts(String body) {
            return Stream.of(body.split("\n"))
                    .map(line -> line.split(",", -1))
                    .map(fields -> {
                        if (fields.length != 3) {
                            throw new UnreadableReceiptException();
                        }
                        return new DeliveryReceipt(fields[0], fields[1], fields[2].equals("DELIVERED"), fields[2]);
                    })
                    .toList();
        }
    }
}
