package org.huzhu.check.event;

import static org.huzhu.check.store.Service.ENROLLMENT;

import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.huzhu.check.invariant.Findings;
import org.huzhu.check.invariant.Invariant;
import org.huzhu.check.store.Snapshot;

/** LOSS: accepted = persisted = published = consumed = notified, event by event; what is owed and not there is told. */
public final class Loss implements Invariant {

    /** What was accepted without a trace but in the rows themselves. */
    private static final String MEMBERS_WITHOUT_COVER = """
            select o.order_no as id, o.completed_at as at from enrollment_order o
            where o.state = 'COMPLETED' and o.completed_at < :settled
              and o.member_count <> (select count(*) from coverage c where c.order_no = o.order_no)
            """;

    private static final String ROWS_WITHOUT_COVER = """
            select r.import_id || '/' || r.row_no as id, i.created_at as at
            from coverage_import_row r join coverage_import i using (import_id)
            where r.outcome = 'ACCEPTED' and i.created_at < :settled
              and not exists (select from coverage c where c.coverage_id = r.coverage_id)
            """;

    private final Trails trails;
    private Flow flow = new Flow();

    public Loss(Trails trails) {
        this.trails = trails;
    }

    @Override
    public String id() {
        return "LOSS";
    }

    @Override
    public Title title() {
        return new Title("受理＝落库＝发布＝消费＝通知", "accepted = persisted = published = consumed = notified");
    }

    /** Of the last look. */
    public Flow flow() {
        return flow;
    }

    @Override
    public Findings look(Snapshot snapshot) throws SQLException, IOException {
        var trail = trails.of(snapshot);
        flow = new Flow();
        var findings = new Findings();
        for (var facts : Facts.ALL) {
            snapshot.each(facts.service(), facts.sql(), row -> {
                var at = row.instant("made_at").toEpochMilli();
                flow.reached(Stage.ACCEPTED, at);
                if (row.text("event").isEmpty()) {
                    lost(findings, Stage.PERSISTED, facts.topic() + "/" + row.text("id"), at);
                } else {
                    flow.reached(Stage.PERSISTED, at);
                }
            });
        }
        for (var sql : new String[] {MEMBERS_WITHOUT_COVER, ROWS_WITHOUT_COVER}) {
            snapshot.each(
                    ENROLLMENT,
                    sql,
                    row -> lost(
                            findings,
                            Stage.PERSISTED,
                            "coverage/" + row.text("id"),
                            row.instant("at").toEpochMilli()));
        }
        follow(trail, findings);
        return findings;
    }

    private void follow(Trail trail, Findings findings) {
        var withFacts = Facts.ALL.stream().map(Facts::topic).collect(Collectors.toSet());
        var events = trail.events();
        for (var event = 0; event < events.size(); event++) {
            if (trail.isInWindow(event)) {
                // An event with no record of its cause is its own: the row in the outbox is the first that is known of
                // it.
                if (!withFacts.contains(events.topic(event).name())) {
                    flow.reached(Stage.ACCEPTED, events.created(event));
                    flow.reached(Stage.PERSISTED, events.created(event));
                }
                follow(trail, event, findings);
            }
        }
    }

    private void follow(Trail trail, int event, Findings findings) {
        var events = trail.events();
        var at = events.created(event);
        var id = events.topic(event).name() + "/" + events.id(event);
        var isOut = events.is(event, EventTable.ON_TOPIC)
                || events.is(event, EventTable.PUBLISHED) && !trail.isOnRecord(event);
        if (!isOut) {
            lost(findings, Stage.PUBLISHED, id, at);
            return;
        }
        flow.reached(Stage.PUBLISHED, at);
        if (!isConsumed(trail, event, id, findings)) {
            flow.missing(Stage.CONSUMED, at);
            return;
        }
        flow.reached(Stage.CONSUMED, at);
        if (events.message(event) == 0 || isAside(events, event)) {
            return;
        }
        if (trail.isMessageKnown(event)) {
            flow.reached(Stage.NOTIFIED, at);
        } else {
            lost(findings, Stage.NOTIFIED, id, at);
        }
    }

    /** A record among the dead letters is not lost: it is known, counted and alerted on by itself. */
    private static boolean isConsumed(Trail trail, int event, String id, Findings findings) {
        var events = trail.events();
        var consumers = events.topic(event).consumers();
        var all = true;
        for (var at = 0; at < consumers.size(); at++) {
            if (!events.isApplied(event, at) && !events.isAside(event, at)) {
                findings.add(id, "never CONSUMED by " + consumers.get(at).name());
                all = false;
            }
        }
        return all;
    }

    private static boolean isAside(EventTable events, int event) {
        for (var at = 0; at < events.topic(event).consumers().size(); at++) {
            if (events.isAside(event, at)) {
                return true;
            }
        }
        return false;
    }

    private void lost(Findings findings, Stage stage, String id, long at) {
        flow.missing(stage, at);
        findings.add(id, "never " + stage);
    }
}
