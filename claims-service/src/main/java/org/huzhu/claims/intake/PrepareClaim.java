package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.coverage.FindCover;
import org.huzhu.claims.coverage.TerminatedCoverages;
import org.huzhu.claims.coverage.domain.CoverHistory;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.claims.intake.domain.Event;
import org.huzhu.claims.intake.domain.FactReading;
import org.huzhu.claims.intake.domain.NotCovered;
import org.huzhu.claims.intake.domain.Ticked;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Checks an application as far as anything is known, cheapest first, and finds the cover and the terms it falls under. */
@Component
class PrepareClaim {

    private final Products products;
    private final FactDictionary dictionary;
    private final FindClaimant claimants;
    private final FindCover covers;
    private final TerminatedCoverages terminated;
    private final Assemble assemble;
    private final Clock clock;

    PrepareClaim(
            Products products,
            FactDictionary dictionary,
            FindClaimant claimants,
            FindCover covers,
            TerminatedCoverages terminated,
            Assemble assemble,
            Clock clock) {
        this.products = products;
        this.dictionary = dictionary;
        this.claimants = claimants;
        this.covers = covers;
        this.terminated = terminated;
        this.assemble = assemble;
        this.clock = clock;
    }

    /** What the application says by itself. */
    private record Read(Filing filing, Facts told, LocalDate eventDate) {}

    Mono<Outcome<Prepared>> handle(Filing filing) {
        return Chain.thenLater(
                agreed(filing),
                _ -> claimants
                        .of(filing)
                        .flatMap(person -> Chain.thenLater(
                                person, id -> Chain.thenLater(read(filing), known -> underCover(id, known)))));
    }

    private Outcome<Ticked> agreed(Filing filing) {
        if (!filing.noticeAgreed()) {
            return refused(Refusal.ofField("NOTICE_NOT_AGREED", "noticeAgreed"));
        }
        if (!filing.isChannelKnown()) {
            return refused(Refusal.ofField("CHANNEL_UNKNOWN", "channel"));
        }
        return newest(filing.product())
                .map(version -> Ticked.read(products, version, filing.category(), filing.items(), filing.isOffline()))
                .orElseGet(() -> refused(Refusal.ofField("PRODUCT_UNKNOWN", "product")));
    }

    /** The terms that hold today, or the last ones of a product that ended: good enough to know what is ticked. */
    private Optional<ProductVersion> newest(String product) {
        return products.find(product, LocalDate.now(clock))
                .or(() -> products.all().stream()
                        .filter(version -> version.code().equals(product))
                        .max(Comparator.comparing(ProductVersion::validFrom)));
    }

    private Outcome<Read> read(Filing filing) {
        var today = LocalDate.now(clock);
        var version = newest(filing.product()).orElseThrow();
        var first = filing.items().getFirst();
        var responsibility = version.claims().find(first.code()).orElseThrow();
        return Chain.then(
                new FactReading(dictionary, today).read(filing.facts()),
                told -> Event.of(first, responsibility, told, today).map(event -> new Read(filing, told, event.day())));
    }

    private Mono<Outcome<Prepared>> underCover(UUID personId, Read known) {
        var filing = known.filing();
        return covers.history(personId, filing.product(), known.eventDate())
                .flatMap(history -> Chain.thenLater(
                        cover(history, known), cover -> underTerms(history.since(cover), cover, known)));
    }

    private Outcome<CoveredTerm> cover(CoverHistory history, Read known) {
        return history.on(known.eventDate())
                .<Outcome<CoveredTerm>>map(Outcome::done)
                .orElseGet(() -> refused(new NotCovered(
                        history,
                        known.eventDate(),
                        newest(known.filing().product())
                                .map(ProductVersion::nameZh)
                                .orElse(""))));
    }

    private Mono<Outcome<Prepared>> underTerms(LocalDate since, CoveredTerm cover, Read known) {
        var ticked = terms(known);
        return Chain.thenLater(
                ticked,
                terms -> terminated
                        .isTerminated(cover.personId(), cover.coverageId())
                        .flatMap(ended -> ended
                                ? Mono.just(refused(Refusal.of("COVERAGE_TERMINATED")))
                                : covers.person(cover)
                                        .map(person -> assemble.handle(new Assemble.Command(
                                                known.filing(), terms, cover, since, known.told(), person)))));
    }

    private Outcome<Ticked> terms(Read known) {
        var filing = known.filing();
        return products.find(filing.product(), known.eventDate())
                .map(version -> Ticked.read(products, version, filing.category(), filing.items(), filing.isOffline()))
                .orElseGet(() -> refused(Refusal.of(
                        "NO_TERMS_ON_DAY", Map.of("eventDate", known.eventDate().toString()))));
    }
}
