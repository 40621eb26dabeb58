package org.huzhu.claims.claim.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.huzhu.claims.claim.ClaimStore.Step;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.ReviewNode;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Items, nodes and step of a claim as parts of the statement that writes the claim itself: one round trip. */
final class ClaimParts {

    /** Writes nothing where {@code filed} found no row. */
    static final String WRITE = """
            items as (
                insert into claim_item
                    (person_id, claim_id, responsibility, position, product, event_date, from_day, to_day, happened, live,
                     last_day, due_on, earliest_on, provisional, extended, breached_on, amount)
                select :personId, :claimId, responsibility, position, :product, event_date, from_day, to_day,
                       daterange(coalesce(from_day, event_date),
                                 greatest(coalesce(to_day, event_date), coalesce(from_day, event_date) + 1), '[)'),
                       :live, last_day, due_on, earliest_on, provisional, extended, breached_on, item.amount
                from unnest(:responsibilities::text[], :eventDates::date[], :fromDays::date[], :toDays::date[],
                            :lastDays::date[], :dueDays::date[], :earliestDays::date[], :provisionals::boolean[],
                            :extendeds::boolean[], :breachedDays::date[], :amounts::numeric[])
                     with ordinality
                     as item (responsibility, event_date, from_day, to_day, last_day, due_on, earliest_on, provisional,
                              extended, breached_on, amount, position)
                where exists (select from filed)
                on conflict (person_id, claim_id, responsibility) do update
                set position = excluded.position, event_date = excluded.event_date, from_day = excluded.from_day,
                    to_day = excluded.to_day, happened = excluded.happened, live = excluded.live,
                    last_day = excluded.last_day, due_on = excluded.due_on, earliest_on = excluded.earliest_on,
                    provisional = excluded.provisional, extended = excluded.extended, breached_on = excluded.breached_on,
                    amount = excluded.amount),
            nodes as (
                insert into claim_node (person_id, claim_id, seq, node, result, handler_id, handler, decided_at, reason)
                select :personId, :claimId, seq, node, result, handler_id, handler, decided_at, entry.reason
                from unnest(:nodes::text[], :results::text[], :handlerIds::text[], :handlers::text[], :decided::timestamptz[],
                            :reasons::text[])
                     with ordinality as entry (node, result, handler_id, handler, decided_at, reason, seq)
                where exists (select from filed)
                on conflict (person_id, claim_id, seq) do update
                set node = excluded.node, result = excluded.result, handler_id = excluded.handler_id,
                    handler = excluded.handler, decided_at = excluded.decided_at, reason = excluded.reason),
            step as (
                insert into claim_step (person_id, claim_id, revision, change, state, actor, reason, at)
                select :personId, :claimId, :revision, :change, :state, :actor, :stepReason, :at
                where exists (select from filed))
            """;

    private ClaimParts() {}

    static GenericExecuteSpec bind(GenericExecuteSpec statement, Claim claim, Step step) {
        return bindNodes(bindItems(statement, claim), claim.nodes())
                .bind("product", claim.identity().product())
                .bind("change", step.change())
                .bind("actor", step.actor())
                .bind("stepReason", step.reason())
                .bind("at", step.at());
    }

    private static GenericExecuteSpec bindItems(GenericExecuteSpec statement, Claim claim) {
        var items = claim.items();
        return statement
                .bind("live", claim.state().isLive())
                .bind("responsibilities", texts(items, ClaimItem::responsibility))
                .bind("eventDates", days(items, item -> Optional.of(item.eventDate())))
                .bind("fromDays", days(items, ClaimItem::from))
                .bind("toDays", days(items, ClaimItem::to))
                .bind("lastDays", days(items, ClaimItem::lastDay))
                .bind("dueDays", days(items, ClaimItem::dueOn))
                .bind("earliestDays", days(items, ClaimItem::earliestOn))
                .bind("provisionals", items.stream().map(ClaimItem::provisional).toArray(Boolean[]::new))
                .bind("extendeds", items.stream().map(ClaimItem::extended).toArray(Boolean[]::new))
                .bind("breachedDays", days(items, ClaimItem::breachedOn))
                .bind(
                        "amounts",
                        items.stream().map(item -> item.amount().orElse(null)).toArray(BigDecimal[]::new));
    }

    private static GenericExecuteSpec bindNodes(GenericExecuteSpec statement, List<ReviewNode> nodes) {
        return statement
                .bind("nodes", texts(nodes, node -> node.node().name()))
                .bind("results", texts(nodes, node -> node.result().name()))
                .bind("handlerIds", texts(nodes, ReviewNode::handlerId))
                .bind("handlers", texts(nodes, ReviewNode::handler))
                .bind(
                        "decided",
                        texts(
                                nodes,
                                node -> node.decidedAt().map(Instant::toString).orElse(null)))
                .bind("reasons", texts(nodes, ReviewNode::reason));
    }

    private static <T> String[] texts(List<T> of, Function<T, @Nullable String> field) {
        return of.stream().map(field).toArray(String[]::new);
    }

    private static String[] days(List<ClaimItem> items, Function<ClaimItem, Optional<LocalDate>> field) {
        return texts(items, item -> field.apply(item).map(LocalDate::toString).orElse(null));
    }
}
