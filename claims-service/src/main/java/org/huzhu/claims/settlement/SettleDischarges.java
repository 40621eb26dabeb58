package org.huzhu.claims.settlement;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.huzhu.claims.settlement.domain.Discharge;
import org.huzhu.claims.settlement.domain.DischargeReader;
import org.huzhu.claims.settlement.domain.Settlement;
import org.huzhu.claims.settlement.domain.Settlement.Result;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.DatabaseFailures;
import org.huzhu.platform.web.TraceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A batch of discharge records. Each has a transaction of its own, so that a bad one stops no other; several persons are
 * settled at the same time, the records of one person in their order.
 */
@Component
public class SettleDischarges {

    private static final Logger log = LoggerFactory.getLogger(SettleDischarges.class);

    private final SettleDischarge settleDischarge;
    private final DischargeReader reader;
    private final SettlementSettings settings;
    private final Clock clock;

    SettleDischarges(
            SettleDischarge settleDischarge, FactDictionary dictionary, SettlementSettings settings, Clock clock) {
        this.settleDischarge = settleDischarge;
        this.reader = new DischargeReader(dictionary);
        this.settings = settings;
        this.clock = clock;
    }

    /** @param source who reports */
    public record Command(String source, List<Map<String, Object>> records) {

        public Command {
            records = List.copyOf(records);
        }
    }

    /**
     * @param recordId as it was told; empty where it was not readable
     * @param field that is to blame for an INVALID
     */
    public record Answer(String recordId, Settlement settlement, Optional<String> field) {}

    /** Answers in the order of the records. */
    public Mono<Outcome<List<Answer>>> handle(Command command) {
        var records = command.records();
        if (records.isEmpty()) {
            return Mono.just(Outcome.refused(Refusal.ofField("FIELD_INVALID", "records")));
        }
        if (records.size() > settings.maxRecords()) {
            return Mono.just(
                    Outcome.refused(Refusal.of("DISCHARGE_BATCH_TOO_LARGE", Map.of("limit", settings.maxRecords()))));
        }
        var today = LocalDate.now(clock);
        var read = IntStream.range(0, records.size())
                .mapToObj(index -> new Indexed(
                        index, reader.read(command.source(), records.get(index), today), records.get(index)))
                .toList();
        return TraceId.current()
                .flatMap(traceId -> settle(read)
                        // A request with an Idempotency-Key stands in one transaction: these records must not.
                        .contextWrite(_ -> TraceId.with(traceId))
                        .map(Outcome::done));
    }

    private Mono<List<Answer>> settle(List<Indexed> read) {
        var byPerson = read.stream().collect(groupingBy(Indexed::person, LinkedHashMap::new, toList()));
        return Flux.fromIterable(byPerson.values())
                .flatMap(ofPerson -> Flux.fromIterable(ofPerson).concatMap(this::settle), settings.parallel())
                .sort(comparingInt(Numbered::index))
                .map(Numbered::answer)
                .collectList();
    }

    private Mono<Numbered> settle(Indexed indexed) {
        return switch (indexed.read()) {
            case Refused<Discharge> no -> Mono.just(indexed.answered(invalid(indexed.told(), no.refusal())));
            case Done<Discharge> done ->
                settleDischarge
                        .handle(done.value())
                        .onErrorResume(
                                failure -> !DatabaseFailures.isUnavailable(failure),
                                failure -> Mono.just(failed(done.value(), failure)))
                        .map(settlement ->
                                indexed.answered(new Answer(done.value().recordId(), settlement, Optional.empty())));
        };
    }

    private static Settlement failed(Discharge discharge, Throwable failure) {
        log.error(
                "discharge record failed source={} cause={}",
                discharge.source(),
                failure.getClass().getName());
        return Settlement.without(Result.FAILED, "INTERNAL_ERROR", "系统内部错误，该记录未作任何更改，请稍后重发");
    }

    private static Answer invalid(Map<String, Object> told, Refusal refusal) {
        var recordId =
                told.get("recordId") instanceof String text && !refusal.code().equals("RECORD_ID_INVALID") ? text : "";
        var field = refusal.field();
        return new Answer(
                recordId,
                Settlement.without(Result.INVALID, refusal.code(), InvalidTexts.text(refusal.code(), field.orElse(""))),
                field);
    }

    private record Indexed(int index, Outcome<Discharge> read, Map<String, Object> told) {

        String person() {
            return read instanceof Done<Discharge> done ? done.value().idNumber() : "";
        }

        Numbered answered(Answer answer) {
            return new Numbered(index, answer);
        }
    }

    private record Numbered(int index, Answer answer) {}
}
