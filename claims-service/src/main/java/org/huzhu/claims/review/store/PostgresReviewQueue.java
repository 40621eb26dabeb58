package org.huzhu.claims.review.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.review.ReviewQueue;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A state is a queue: the pending node of a claim is the one its state names. */
@Component
class PostgresReviewQueue implements ReviewQueue {

    private static final String ARRIVED = "('SUBMITTED', 'RESUBMITTED', 'UPLOADED', 'AGREED', 'SENT_TO_REVIEW')";
    private static final String QUEUED = "c.state in ('FIRST_REVIEW', 'BUSINESS_RECHECK', 'REPORT_RECHECK')";
    private static final String ORDER = "order by coalesce(c.due_on, 'infinity'::date), c.submitted_at, c.claim_id\n";

    private final DatabaseClient db;

    PostgresReviewQueue(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<List<Row>> page(Filter filter, Page.Request request) {
        var conditions = new Conditions(filter);
        request.after().ifPresent(conditions::after);
        return db.sql("""
                        select c.claim_id, c.product, c.category, c.state, c.sealed_person, c.submitted_at, c.due_on,
                               c.assignee, c.revision,
                               coalesce((select max(s.at) from claim_step s
                                         where s.person_id = c.person_id and s.claim_id = c.claim_id and s.change in %s),
                                        c.submitted_at) as waiting_since,
                               exists (select 1 from claim_item i
                                       where i.person_id = c.person_id and i.claim_id = c.claim_id and i.provisional)
                                   as provisional,
                               (select count(distinct other.person_id)
                                from claim_search mine
                                join claim_search other on other.card_index = mine.card_index
                                where mine.person_id = c.person_id and mine.claim_id = c.claim_id
                                  and other.person_id <> c.person_id) as same_account
                        """.formatted(ARRIVED) + conditions.source() + ORDER + "limit " + (request.limit() + 1))
                .bindValues(conditions.values)
                .map(PostgresReviewQueue::row)
                .all()
                .collectList();
    }

    @Override
    public Mono<Long> count(Filter filter) {
        var conditions = new Conditions(filter);
        return db.sql("select count(*) as claims\n" + conditions.source())
                .bindValues(conditions.values)
                .map(row -> requireNonNull(row.get("claims", Long.class)))
                .one();
    }

    @Override
    public Mono<List<NodeSummary>> summary(LocalDate today, LocalDate soon) {
        return db.sql("""
                        select c.state, count(*) as length, count(*) filter (where c.assignee = '') as unassigned,
                               min(coalesce(arrived.at, c.submitted_at)) as oldest,
                               count(*) filter (where c.due_on < :today) as overdue,
                               count(*) filter (where c.due_on between :today and :soon) as due_soon
                        from claim c
                        left join lateral (select max(s.at) as at from claim_step s
                                           where s.person_id = c.person_id and s.claim_id = c.claim_id
                                             and s.change in %s) arrived on true
                        where %s
                        group by c.state
                        """.formatted(ARRIVED, QUEUED))
                .bind("today", today)
                .bind("soon", soon)
                .map(PostgresReviewQueue::summary)
                .all()
                .collect(Collectors.toMap(NodeSummary::node, Function.identity()))
                .map(found -> NODES.stream()
                        .map(node -> found.getOrDefault(node, new NodeSummary(node, 0, 0, Optional.empty(), 0, 0)))
                        .toList());
    }

    private static NodeSummary summary(Readable row) {
        return new NodeSummary(
                node(row),
                requireNonNull(row.get("length", Long.class)),
                requireNonNull(row.get("unassigned", Long.class)),
                Optional.ofNullable(row.get("oldest", Instant.class)),
                requireNonNull(row.get("overdue", Long.class)),
                requireNonNull(row.get("due_soon", Long.class)));
    }

    private static Row row(Readable row) {
        return new Row(
                requireNonNull(row.get("claim_id", UUID.class)),
                requireNonNull(row.get("product", String.class)),
                Category.valueOf(requireNonNull(row.get("category", String.class))),
                node(row),
                requireNonNull(row.get("sealed_person", byte[].class)),
                requireNonNull(row.get("submitted_at", Instant.class)),
                requireNonNull(row.get("waiting_since", Instant.class)),
                Optional.ofNullable(row.get("due_on", LocalDate.class)),
                requireNonNull(row.get("assignee", String.class)),
                Boolean.TRUE.equals(row.get("provisional", Boolean.class)),
                requireNonNull(row.get("revision", Long.class)),
                requireNonNull(row.get("same_account", Long.class)));
    }

    private static Node node(Readable row) {
        return ClaimState.valueOf(requireNonNull(row.get("state", String.class)))
                .node()
                .orElseThrow();
    }

    /** The from and where of one filter with its values. */
    private static final class Conditions {
        private final List<String> conditions = new ArrayList<>(List.of(QUEUED, "c.state = any(:states)"));
        private final Map<String, Object> values = new TreeMap<>();

        Conditions(Filter filter) {
            values.put(
                    "states",
                    filter.nodes().stream()
                            .map(node -> ClaimState.at(node).name())
                            .toArray(String[]::new));
            filter.product().ifPresent(product -> add("c.product = :product", "product", product));
            filter.assignee().ifPresent(assignee -> add("c.assignee = :assignee", "assignee", assignee));
        }

        void after(String sortKey) {
            var parts = sortKey.split("\\|", -1);
            try {
                var due = parts[0].isEmpty() ? "'infinity'::date" : ":afterDue";
                add(
                        "(coalesce(c.due_on, 'infinity'::date), c.submitted_at, c.claim_id) > (" + due
                                + ", :afterSubmitted, :afterId)",
                        "afterSubmitted",
                        Instant.parse(parts[1]));
                values.put("afterId", UUID.fromString(parts[2]));
                if (!parts[0].isEmpty()) {
                    values.put("afterDue", LocalDate.parse(parts[0]));
                }
            } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new RefusedException(Refusal.of("CURSOR_INVALID"));
            }
        }

        String source() {
            return "from claim c\nwhere " + String.join("\n  and ", conditions) + "\n";
        }

        private void add(String condition, String name, Object value) {
            conditions.add(condition);
            values.put(name, value);
        }
    }
}
