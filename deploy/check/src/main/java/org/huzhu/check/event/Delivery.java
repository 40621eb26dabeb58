package org.huzhu.check.event;

import java.io.IOException;
import java.sql.SQLException;
import org.huzhu.check.invariant.Findings;
import org.huzhu.check.invariant.Invariant;
import org.huzhu.check.store.Snapshot;

/** I5: what was sent is on the topic and was applied once, in the order of its key. */
public final class Delivery implements Invariant {

    private final Trails trails;

    public Delivery(Trails trails) {
        this.trails = trails;
    }

    @Override
    public String id() {
        return "I5";
    }

    @Override
    public Title title() {
        return new Title("发件箱、主题与各收件箱一致，同键有序", "outbox, topic and inboxes agree; no gap and no step back per key");
    }

    @Override
    public Findings look(Snapshot snapshot) throws SQLException, IOException {
        var trail = trails.of(snapshot);
        var findings = new Findings();
        trail.findings().forEach(finding -> findings.add(finding.id(), finding.what()));
        for (var event = 0; event < trail.events().size(); event++) {
            if (trail.isInWindow(event)) {
                look(trail, event, findings);
            }
        }
        findings.looked("events", trail.events().size());
        findings.looked("records", trail.records());
        findings.looked("deadLettersWaiting", trail.waitingLetters());
        return findings;
    }

    private static void look(Trail trail, int event, Findings findings) {
        var events = trail.events();
        var topic = events.topic(event);
        var id = topic.name() + "/" + events.id(event);
        if (events.is(event, EventTable.FOREIGN) && !topic.producers().isEmpty()) {
            findings.add(id, "on the topic but in no outbox");
        }
        if (events.is(event, EventTable.PUBLISHED)
                && !events.is(event, EventTable.ON_TOPIC)
                && trail.isOnRecord(event)) {
            findings.add(id, "published but not on the topic");
        }
        for (var at = 0; at < topic.consumers().size(); at++) {
            var consumer = topic.consumers().get(at).name();
            if (!events.isApplied(event, at) && !events.isAside(event, at) && trail.isReadPast(event, consumer)) {
                findings.add(id, "read past without effect by " + consumer);
            }
        }
    }
}
