package org.huzhu.check.event;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huzhu.check.invariant.Finding;
import org.huzhu.check.store.Erased;
import org.huzhu.check.store.Moment;
import org.huzhu.check.store.Row;
import org.huzhu.check.store.Service;
import org.huzhu.check.store.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Every event of the window with its whole way: outboxes first, then the topics, then the inboxes of the same snapshots. What
 * is published in an outbox snapshot must be on the topic, which is read later; what is on the topic need not be in an inbox
 * yet, unless the consumer has read past it.
 */
final class Trail {

    /** The business key under which notification-service keeps the message that follows from an event. */
    private static final String OUTBOX = """
            select seq, id, topic, created_at, published_at is not null as published,
                   case topic
                       when 'sms.requested' then key
                       when 'unit.approved' then 'unit-approved:' || key
                       when 'unit.rejected' then 'unit-rejected:' || id
                       when 'enrollment.approved' then 'enrollment-approved:' || (body ->> 'orderNo')
                       when 'enrollment.rejected' then 'enrollment-rejected:' || id
                       when 'enrollment.completed' then 'enrollment-completed:' || (body ->> 'orderNo')
                       when 'renewal.due' then 'renewal:' || key || ':' || (body ->> 'month')
                   end as message
            from outbox
            """;

    private static final String INBOX = "select consumer, event_id, received_at from inbox";
    private static final String LETTERS =
            "select consumer, topic, partition_no, offset_no, event_id, replayed_at is null as waiting from dead_letter";
    private static final int MESSAGE = 101;

    private final EventTable events;
    private final LongMap messages = new LongMap();
    private final LongMap lastOfKey = new LongMap();
    private final TreeSet<Finding> findings = new TreeSet<>();
    private final Map<String, Long> nameless = new HashMap<>();
    private final Map<String, Map<TopicLog.Position, Long>> committed;
    private final Map<String, Instant> completeSince;
    private final Moment moment;
    private final Set<String> erased;
    private long records;
    private long waitingLetters;

    private Trail(Snapshot snapshot, TopicLog log, int most) throws SQLException, IOException {
        this.moment = snapshot.moment();
        this.erased = Erased.in(snapshot, Service.values());
        this.events = new EventTable(most);
        for (var service : Service.values()) {
            readOutbox(snapshot, service);
        }
        // Before the topics: what a group has committed by now lies in the part of the topic that is read after.
        this.committed = log.committed();
        this.completeSince = log.readAll(this::onTopic);
        snapshotInboxes(snapshot);
        snapshot.each(
                Service.NOTIFICATION,
                "select business_key from sms_message",
                row -> messages.put(LongMap.hash(MESSAGE, row.text("business_key")), 1));
        unknownGroups();
        nameless.forEach(
                (place, _) -> findings.add(new Finding(place, "a record without an id that nobody put aside")));
    }

    static Trail follow(Snapshot snapshot, TopicLog log, int most) throws SQLException, IOException {
        return new Trail(snapshot, log, most);
    }

    private void readOutbox(Snapshot snapshot, Service service) throws SQLException, IOException {
        try (var rows = snapshot.rows(service, OUTBOX)) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                keep(row.get(), service);
            }
        }
    }

    private void keep(Row row, Service service) throws SQLException, IOException {
        var name = row.text("topic");
        var topic = Topic.index(name);
        if (topic < 0) {
            if (!name.endsWith(".dlt")) {
                findings.add(new Finding(name, "an event of a topic the checker does not know in " + service.schema()));
            }
            return;
        }
        var created = row.instant("created_at").toEpochMilli();
        var event = events.add(row.uuid("id"), topic, row.number("seq"), created);
        if (row.flag("published")) {
            events.set(event, EventTable.PUBLISHED);
        }
        var message = row.text("message");
        if (!message.isEmpty()) {
            events.owesMessage(event, LongMap.hash(MESSAGE, message));
        }
    }

    private void onTopic(TopicLog.Entry entry) throws IOException {
        records++;
        var id = uuid(entry.id());
        var topic = Topic.index(entry.topic());
        if (id == null) {
            nameless.put(entry.topic() + "/" + entry.partition() + "/" + entry.offset(), entry.offset());
            return;
        }
        var known = events.find(id);
        var event =
                known >= 0 ? known : events.add(id, topic, 0, entry.created().toEpochMilli());
        if (known < 0) {
            events.set(event, EventTable.FOREIGN);
        }
        if (events.is(event, EventTable.ON_TOPIC)) {
            return;
        }
        events.at(event, entry.partition(), entry.offset());
        if (erased.contains(entry.key())) {
            // Letters of an erased person are gone, and what is left of his events has no effect any more.
            IntStream.range(0, events.topic(event).consumers().size()).forEach(at -> events.aside(event, at));
        }
        // Several services may write a topic; each keeps an order of its own, and there is none between them.
        if (!events.is(event, EventTable.FOREIGN)
                && events.topic(event).producers().size() == 1) {
            inOrder(entry, event, topic);
        }
    }

    /** A repeated record was there before; the first of each must come in the order of the outbox. */
    private void inOrder(TopicLog.Entry entry, int event, int topic) {
        var key = LongMap.hash(topic, entry.key());
        var last = lastOfKey.get(key, 0);
        if (last > events.seq(event) && isInWindow(event)) {
            findings.add(new Finding(entry.topic() + "/" + entry.id(), "comes after a later event of its key"));
        }
        lastOfKey.put(key, Math.max(last, events.seq(event)));
    }

    private void snapshotInboxes(Snapshot snapshot) throws SQLException {
        for (var service : Service.values()) {
            snapshot.each(service, INBOX, this::applied);
            snapshot.each(service, LETTERS, this::aside);
        }
    }

    private void applied(Row row) throws SQLException {
        var consumer = row.text("consumer");
        var event = events.find(row.uuid("event_id"));
        if (event >= 0) {
            var at = events.topic(event).indexOf(consumer);
            if (at >= 0) {
                events.applied(event, at);
            }
        } else if (row.instant("received_at").isAfter(moment.since())) {
            findings.add(new Finding(consumer + "/" + row.text("event_id"), "applied although nobody sent it"));
        }
    }

    private void aside(Row row) throws SQLException {
        if (row.flag("waiting")) {
            waitingLetters++;
        }
        nameless.remove(row.text("topic") + "/" + row.text("partition_no") + "/" + row.text("offset_no"));
        var id = uuid(row.text("event_id"));
        var event = id == null ? -1 : events.find(id);
        if (event >= 0) {
            var at = events.topic(event).indexOf(row.text("consumer"));
            if (at >= 0) {
                events.aside(event, at);
            }
        }
    }

    private void unknownGroups() {
        for (var group : committed.keySet()) {
            var owed = Topic.ALL.stream()
                    .filter(topic -> topic.indexOf(group) >= 0)
                    .map(Topic::name)
                    .toList();
            committed.getOrDefault(group, Map.of()).keySet().stream()
                    .map(TopicLog.Position::topic)
                    .distinct()
                    .filter(topic -> group.startsWith("enrollment.")
                            || group.startsWith("claims.")
                            || group.startsWith("member.")
                            || group.startsWith("notification."))
                    .filter(topic -> !owed.contains(topic))
                    .forEach(topic -> findings.add(
                            new Finding(group + "/" + topic, "a consumer of ours the checker does not know")));
        }
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    EventTable events() {
        return events;
    }

    TreeSet<Finding> findings() {
        return findings;
    }

    long records() {
        return records;
    }

    long waitingLetters() {
        return waitingLetters;
    }

    /** Young enough to be still in the tables, old enough to have arrived. */
    boolean isInWindow(int event) {
        var created = events.created(event);
        return created >= moment.since().toEpochMilli()
                && created < moment.settled().toEpochMilli();
    }

    /** Whether the topic still has everything of that time. */
    boolean isOnRecord(int event) {
        var since = completeSince.getOrDefault(events.topic(event).name(), Instant.MAX);
        return since.equals(Instant.EPOCH)
                || !since.equals(Instant.MAX) && events.created(event) > since.toEpochMilli();
    }

    /** The group will never be given the record again. */
    boolean isReadPast(int event, String consumer) {
        var place = new TopicLog.Position(events.topic(event).name(), events.partition(event));
        return events.is(event, EventTable.ON_TOPIC)
                && committed.getOrDefault(consumer, Map.of()).getOrDefault(place, 0L) > events.offset(event);
    }

    boolean isMessageKnown(int event) {
        return messages.contains(events.message(event));
    }
}
