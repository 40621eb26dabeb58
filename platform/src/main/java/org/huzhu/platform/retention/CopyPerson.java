package org.huzhu.platform.retention;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.huzhu.platform.events.PersonCopied;
import org.huzhu.platform.events.PersonCopyOrdered;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.retention.Holdings.Subject;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A service's part of a person's copy: what it holds, and who looked at it in clear. Sealed before it leaves. */
public class CopyPerson implements EventHandler {

    private static final int LOOKS = 1000;

    private final DatabaseClient db;
    private final Holdings holdings;
    private final Outbox outbox;
    private final FieldCipher transport;
    private final JsonMapper json;

    CopyPerson(DatabaseClient db, Holdings holdings, Outbox outbox, FieldCipher transport, JsonMapper json) {
        this.db = db;
        this.holdings = holdings;
        this.outbox = outbox;
        this.transport = transport;
        this.json = json;
    }

    /** Somebody saw data of the person: his role, never his name. */
    public record Look(Instant at, String action, String by, String purpose) {}

    /** One service's part. */
    public record Part(Map<String, Object> data, List<Look> looks) {}

    @Override
    public String consumer() {
        return holdings.service() + ".copies";
    }

    @Override
    public Set<String> topics() {
        return Set.of(PersonCopyOrdered.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        var order = received.as(PersonCopyOrdered.class);
        var subject = new Subject(order.personId(), order.accountId());
        return holdings.copyOf(subject)
                .zipWhen(_ -> looksAt(subject), Part::new)
                .flatMap(part -> outbox.append(new PersonCopied(
                        order.requestId(), order.personId(), holdings.service(), sealed(order.requestId(), part))));
    }

    private Mono<List<Look>> looksAt(Subject subject) {
        return db.sql("""
                        with asked as (select :person::uuid as person_id, :account::uuid as account_id),
                             trail (object_type, object_id) as (%s)
                        select a.at, a.action, a.purpose,
                               case when a.actor like 'client:%%' then 'CLIENT'
                                    when a.actor_roles = '' then 'UNIT_HANDLER' else a.actor_roles end as by
                        from audit a join trail using (object_type, object_id)
                        where a.action ~ '(READ|REVEALED|LOOKED_UP|SEARCHED|EXPORTED)$'
                          and a.actor not in ('system', 'account:' || :account::text)
                        order by a.seq desc
                        limit %d
                        """.formatted(holdings.trailOf(), LOOKS))
                .bind("person", subject.personId())
                .bind("account", subject.accountId())
                .map(row -> new Look(
                        requireNonNull(row.get("at", Instant.class)),
                        requireNonNull(row.get("action", String.class)),
                        requireNonNull(row.get("by", String.class)),
                        requireNonNull(row.get("purpose", String.class))))
                .all()
                .collectList();
    }

    /** Packed, because a record of the broker has at most a megabyte. */
    private String sealed(UUID requestId, Part part) {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(json.writeValueAsBytes(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var belongsTo = requestId.toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(transport.seal(packed.toByteArray(), belongsTo));
    }
}
