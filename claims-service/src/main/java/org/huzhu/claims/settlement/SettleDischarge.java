package org.huzhu.claims.settlement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.huzhu.claims.coverage.FindCover;
import org.huzhu.claims.coverage.FindCover.Covers;
import org.huzhu.claims.coverage.FindCover.OnDay;
import org.huzhu.claims.settlement.Plan.GivenUp;
import org.huzhu.claims.settlement.domain.Cards;
import org.huzhu.claims.settlement.domain.Discharge;
import org.huzhu.claims.settlement.domain.Matching;
import org.huzhu.claims.settlement.domain.NotCovered;
import org.huzhu.claims.settlement.domain.Part;
import org.huzhu.claims.settlement.domain.Settlement;
import org.huzhu.claims.settlement.domain.Settlement.Result;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.time.WorkCalendar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * One discharge record from intake to the payment order, in one transaction (WXM-010, SHC-020). The same record again
 * gets the same answer; whatever else happens, a stay is paid once.
 */
@Component
public class SettleDischarge {

    private static final Logger log = LoggerFactory.getLogger(SettleDischarge.class);

    private final MedicalRecords records;
    private final SettleMatch settleMatch;
    private final FindCover cover;
    private final Products products;
    private final WorkCalendar calendar;
    private final PersonIds persons;
    private final BlindIndex contents;
    private final SettlementSettings settings;
    private final TransactionalOperator transaction;
    private final MeterRegistry meters;
    private final Clock clock;

    SettleDischarge(
            MedicalRecords records,
            SettleMatch settleMatch,
            FindCover cover,
            Products products,
            WorkCalendar calendar,
            PersonIds persons,
            KeyRing keys,
            SettlementSettings settings,
            TransactionalOperator transaction,
            MeterRegistry meters,
            Clock clock) {
        this.records = records;
        this.settleMatch = settleMatch;
        this.cover = cover;
        this.products = products;
        this.calendar = calendar;
        this.persons = persons;
        this.contents = new BlindIndex(keys, "medical-record");
        this.settings = settings;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
        Arrays.stream(Result.values()).forEach(this::counter);
    }

    public Mono<Settlement> handle(Discharge discharge) {
        var task = new Task(persons.of(discharge.idNumber()), discharge, clock.instant());
        return again(task, Plan.FIRST, plan -> first(task, plan)).doOnNext(this::count);
    }

    /** A record that matched nobody, once more: empty while it still does. Its clocks run from when it first came. */
    Mono<Settlement> rematch(UUID personId, Discharge discharge, Instant receivedAt) {
        var task = new Task(personId, discharge, receivedAt);
        return again(
                        task,
                        Plan.FIRST,
                        plan -> settle(task, plan)
                                .filter(settlement -> settlement.result() != Result.NOT_COVERED)
                                .flatMap(
                                        settlement -> records.resettle(personId, discharge, settlement, clock.instant())
                                                .thenReturn(settlement)))
                .doOnNext(this::count);
    }

    /** {@code huzhu.discharges}: repetitions count like the record they repeat. */
    private void count(Settlement settlement) {
        counter(settlement.result()).increment();
    }

    private Counter counter(Result result) {
        return Counter.builder("huzhu.discharges")
                .description("hospital records by what became of them")
                .tag("result", result.name())
                .register(meters);
    }

    private Mono<Settlement> first(Task task, Plan plan) {
        var content = content(task.discharge());
        return records.enter(task.personId(), task.discharge(), content)
                .flatMap(isNew -> isNew
                        ? settle(task, plan)
                                .flatMap(settlement -> records.keep(
                                                task.personId(), task.discharge(), settlement, task.receivedAt())
                                        .thenReturn(settlement))
                        : repeated(task, content));
    }

    private Mono<Settlement> again(Task task, Plan plan, Function<Plan, Mono<Settlement>> attempt) {
        return Mono.defer(() -> attempt.apply(plan))
                .as(transaction::transactional)
                .retryWhen(Retry.max(2).filter(ConcurrencyFailureException.class::isInstance))
                .onErrorResume(
                        GivenUp.class,
                        givenUp -> plan.tries() < Plan.MOST_TRIES
                                ? again(task, givenUp.next(), attempt)
                                : Mono.error(new IllegalStateException("a discharge record finds no way to settle")));
    }

    private Mono<Settlement> repeated(Task task, UUID content) {
        var discharge = task.discharge();
        return records.known(discharge.source(), discharge.recordId()).flatMap(known -> {
            var same =
                    known.personId().equals(task.personId()) && known.content().equals(content);
            return same
                    ? Mono.just(known.settlement())
                    : records.noteConflict(known.personId(), discharge.source(), discharge.recordId())
                            .thenReturn(Settlement.without(
                                    Result.CONFLICT, "RECORD_CONFLICT", "该记录号已用于内容不同的记录，未作任何更改；更正请使用新的记录号或联系经办人"));
        });
    }

    private Mono<Settlement> settle(Task task, Plan plan) {
        return cover.everyTerm(task.personId(), task.day())
                .flatMap(covers -> Flux.fromIterable(covers.onDay())
                        .concatMap(on -> Mono.justOrEmpty(match(task, on)))
                        .concatMap(command -> settleMatch.handle(command, plan))
                        .collectList()
                        .map(parts -> parts.isEmpty() ? notCovered(task, covers) : Part.combine(parts)));
    }

    private Optional<SettleMatch.Command> match(Task task, OnDay on) {
        var person = on.person();
        var cards = Cards.of(on.covered().cardKind(), person.bankCard(), person.bankName(), settings.channelWords());
        return products.find(on.covered().product(), task.day())
                .flatMap(version -> new Matching(calendar, Beijing.dayOf(task.receivedAt()))
                        .match(task.discharge(), on.covered(), on.since(), version, cards))
                .map(match -> new SettleMatch.Command(
                        task.discharge(), match, person, on.terminated(), task.receivedAt(), clock.instant()));
    }

    private Settlement notCovered(Task task, Covers covers) {
        log.info(
                "discharge matches no coverage result=NOT_COVERED source={}",
                task.discharge().source());
        return covers.onDay().isEmpty()
                ? NotCovered.on(task.day(), covers.histories(), this::nameZh)
                : NotCovered.nothingDirect(task.day());
    }

    private String nameZh(String product) {
        return products.all().stream()
                .filter(version -> version.code().equals(product))
                .map(ProductVersion::nameZh)
                .reduce((_, last) -> last)
                .orElse(product);
    }

    /** 120.0 and 120.00 say the same. */
    private UUID content(Discharge discharge) {
        var facts = new TreeMap<String, String>();
        discharge
                .facts()
                .values()
                .forEach((fact, value) -> facts.put(
                        fact,
                        value instanceof BigDecimal number
                                ? number.stripTrailingZeros().toPlainString()
                                : value.toString()));
        return contents.of(
                String.join("\n", discharge.idNumber(), discharge.hospital(), discharge.diagnosis(), facts.toString()));
    }

    private record Task(UUID personId, Discharge discharge, Instant receivedAt) {

        LocalDate day() {
            return discharge.dischargedOn();
        }
    }
}
