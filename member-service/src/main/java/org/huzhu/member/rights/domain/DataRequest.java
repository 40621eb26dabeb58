package org.huzhu.member.rights.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/** A request (个人信息请求) in one of its states. */
public sealed interface DataRequest {

    /** What never changes. */
    record Facts(
            UUID requestId, UUID personId, UUID accountId, RequestKind kind, Instant receivedAt, LocalDate dueOn) {}

    /** Why a service kept what it was to erase. */
    record Kept(String kind, String reason, String until) {}

    /** One service's answer; ERASED and COPIED are final, KEPT may be followed by another. */
    record Answer(String service, String outcome, int rows, List<Kept> kept, Instant at) {

        public Answer {
            kept = List.copyOf(kept);
        }

        boolean isFinal() {
            return !outcome.equals("KEPT");
        }
    }

    Facts facts();

    /** Waits for staff. */
    record Received(Facts facts) implements DataRequest {}

    /** Ordered; waits for the services, or for what made one of them keep everything. */
    record Waiting(Facts facts, List<Answer> answers) implements DataRequest {

        public Waiting {
            answers = List.copyOf(answers);
        }

        /** A repeated answer changes nothing, and none undoes a final one. */
        public DataRequest answered(Answer answer, Set<String> services) {
            var known = new ArrayList<Answer>();
            for (var earlier : answers) {
                if (earlier.service().equals(answer.service()) && earlier.isFinal()) {
                    return this;
                }
                if (!earlier.service().equals(answer.service())) {
                    known.add(earlier);
                }
            }
            known.add(answer);
            var done = known.stream()
                    .filter(Answer::isFinal)
                    .map(Answer::service)
                    .collect(Collectors.toSet())
                    .containsAll(services);
            return done ? new Closed(facts, true, "", known, answer.at()) : new Waiting(facts, known);
        }
    }

    /** Answered: done, or refused in words the person can read. */
    record Closed(Facts facts, boolean done, String answer, List<Answer> answers, Instant at) implements DataRequest {

        public Closed {
            answers = List.copyOf(answers);
        }
    }

    /** Sends the order out, again where something was kept; nothing ever goes out for a correction. */
    default Outcome<Waiting> order() {
        return switch (this) {
            case Received received ->
                received.facts().kind() == RequestKind.CORRECTION
                        ? refusedStep()
                        : Outcome.done(new Waiting(received.facts(), List.of()));
            case Waiting waiting -> Outcome.done(waiting);
            case Closed _ -> refusedStep();
        };
    }

    /** Staff did what was asked by hand. */
    default Outcome<Closed> correct(String answer, Instant at) {
        return switch (this) {
            case Received received ->
                received.facts().kind() == RequestKind.CORRECTION
                        ? Outcome.done(new Closed(received.facts(), true, answer, List.of(), at))
                        : refusedStep();
            case Waiting _, Closed _ -> refusedStep();
        };
    }

    /** Not after a service erased its part: then it must be brought to its end. */
    default Outcome<Closed> refuse(String answer, Instant at) {
        return switch (this) {
            case Received received -> Outcome.done(new Closed(received.facts(), false, answer, List.of(), at));
            case Waiting waiting ->
                waiting.answers().stream().anyMatch(Answer::isFinal)
                        ? refusedStep()
                        : Outcome.done(new Closed(waiting.facts(), false, answer, waiting.answers(), at));
            case Closed _ -> refusedStep();
        };
    }

    private static <T> Outcome<T> refusedStep() {
        return Outcome.refused(Refusal.of("DATA_REQUEST_STATE"));
    }

    /** RECEIVED, WAITING, DONE or REFUSED. */
    default String state() {
        return switch (this) {
            case Received _ -> "RECEIVED";
            case Waiting _ -> "WAITING";
            case Closed closed -> closed.done() ? "DONE" : "REFUSED";
        };
    }
}
