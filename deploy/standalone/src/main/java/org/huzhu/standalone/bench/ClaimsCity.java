package org.huzhu.standalone.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.RosterRow;
import org.huzhu.standalone.story.Rosters;
import org.huzhu.standalone.story.Society;

/** People whose cover began long enough ago that something can have happened to them. */
final class ClaimsCity {

    static final String PRODUCT = "WX-3IN1";

    /** Days back from today on which everybody was covered. */
    static final int DAYS = 180;

    private static final int SEED = 400_000;
    private static final int CHUNK = 2_000;

    private final Database database;
    private final Society society;
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final List<RosterRow> persons;

    ClaimsCity(Platform platform, Society society, int persons) {
        this.database = new Database(platform);
        this.society = society;
        this.persons = Rosters.of(persons, SEED);
    }

    LocalDate today() {
        return today;
    }

    List<RosterRow> persons() {
        return persons;
    }

    /** Cover is moved in as from an older system, and claims-service has heard of it. */
    void moveIn() {
        for (var from = 0; from < persons.size(); from += CHUNK) {
            society.moveIn(persons.subList(from, Math.min(persons.size(), from + CHUNK)).stream()
                    .map(this::cover)
                    .toList());
        }
        if (!Pause.until(Duration.ofMinutes(10), 500, this::isCopiedEverywhere)) {
            throw new IllegalStateException("the coverages have not reached every service after ten minutes");
        }
        Pause.millis(3_000);
    }

    /** Nothing of what was done is still on its way to another service. */
    void awaitQuiet() {
        var seen = new ArrayList<Long>();
        var quiet = Pause.until(Duration.ofMinutes(10), 1_000, () -> {
            seen.add(database.number("""
                    select (select count(*) from claims.outbox where published_at is null) * 1000000000
                         + (select count(*) from member.inbox) + (select count(*) from enrollment.inbox)
                    """));
            var last = seen.size() - 1;
            return last >= 3
                    && seen.get(last) < 1_000_000_000L
                    && seen.get(last).equals(seen.get(last - 3));
        });
        if (!quiet) {
            throw new IllegalStateException("events are still on their way after ten minutes");
        }
    }

    private boolean isCopiedEverywhere() {
        return database.isCopiedEverywhere()
                && database.number("select count(*) from claims.covered_term") >= persons.size();
    }

    private Map<String, Object> cover(RosterRow person) {
        return Map.of(
                "name", person.name(),
                "idNumber", person.idNumber(),
                "phone", person.phone(),
                "bankCard", person.bankCard(),
                "bankName", person.bankName(),
                "cardKind", "SS_CARD",
                "product", PRODUCT,
                "classCode", "",
                "from", today.minusDays(DAYS + 20L).toString(),
                "to", today.minusDays(DAYS + 20L).plusYears(1).minusDays(1).toString());
    }
}
