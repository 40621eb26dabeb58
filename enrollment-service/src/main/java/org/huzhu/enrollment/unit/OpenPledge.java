package org.huzhu.enrollment.unit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.huzhu.enrollment.unit.PledgeTokens.Reading;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Outcome;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The unit opens the pledge (承诺书); the server's clock starts (WXU-014). */
@Component
public class OpenPledge {

    private final UnitAccess access;
    private final PledgeText text;
    private final PledgeTokens tokens;
    private final UnitSettings settings;
    private final Clock clock;

    OpenPledge(UnitAccess access, PledgeText text, PledgeTokens tokens, UnitSettings settings, Clock clock) {
        this.access = access;
        this.text = text;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** The text to read, and the proof of when it was opened. */
    public record Opened(
            OffsetDateTime openedAt,
            long minSeconds,
            String token,
            String title,
            String text,
            String version,
            String textHash) {}

    public Mono<Outcome<Opened>> handle(Caller caller) {
        return access.ofCaller(caller).map(outcome -> outcome.map(this::open));
    }

    private Opened open(UnitSummary unit) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Opened(
                now.atZone(Beijing.ZONE).toOffsetDateTime(),
                settings.pledgeMinimum().toSeconds(),
                tokens.issue(new Reading(unit.unitId(), text.version(), text.hash(), now)),
                text.title(),
                text.text(),
                text.version(),
                text.hash());
    }
}
