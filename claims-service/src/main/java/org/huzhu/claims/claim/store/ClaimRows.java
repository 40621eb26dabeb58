package org.huzhu.claims.claim.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimIdentity;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.claim.domain.Origin;
import org.huzhu.claims.claim.domain.ReviewNode;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.time.CoverageTerm;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Row ⇄ claim: the border of nullness. Items and nodes come as JSON in the same row, so that a claim is one round trip. */
final class ClaimRows {

    static final String SELECT = """
            select c.*, lower(c.term) as term_from, upper(c.term) - 1 as term_to,
                   (select jsonb_agg(to_jsonb(i) - 'happened' order by i.position) from claim_item i
                    where i.person_id = c.person_id and i.claim_id = c.claim_id)::text as items,
                   (select jsonb_agg(to_jsonb(n) order by n.seq) from claim_node n
                    where n.person_id = c.person_id and n.claim_id = c.claim_id)::text as nodes
            from claim c
            """;

    private static final TypeReference<List<ItemRow>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<List<NodeRow>> NODES = new TypeReference<>() {};

    private final JsonMapper json;

    ClaimRows(JsonMapper json) {
        this.json = json.rebuild()
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    record ItemRow(
            String responsibility,
            LocalDate eventDate,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate toDay,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate earliestOn,
            boolean provisional,
            boolean extended,
            @Nullable LocalDate breachedOn,
            @Nullable BigDecimal amount) {

        ClaimItem toItem() {
            return new ClaimItem(
                    responsibility,
                    eventDate,
                    Optional.ofNullable(fromDay),
                    Optional.ofNullable(toDay),
                    Optional.ofNullable(lastDay),
                    Optional.ofNullable(dueOn),
                    Optional.ofNullable(earliestOn),
                    provisional,
                    extended,
                    Optional.ofNullable(breachedOn),
                    Optional.ofNullable(amount));
        }
    }

    record NodeRow(
            Node node,
            ReviewNode.Result result,
            String handlerId,
            String handler,
            @Nullable Instant decidedAt,
            String reason) {

        ReviewNode toNode() {
            return new ReviewNode(node, result, handlerId, handler, Optional.ofNullable(decidedAt), reason);
        }
    }

    Claim claim(Readable row, Facts facts) {
        return new Claim(
                identity(row),
                ClaimState.valueOf(text(row, "state")),
                requireNonNull(row.get("revision", Long.class)),
                facts,
                json.readValue(text(row, "items"), ITEMS).stream()
                        .map(ItemRow::toItem)
                        .toList(),
                Optional.ofNullable(row.get("nodes", String.class))
                        .map(nodes -> json.readValue(nodes, NODES))
                        .orElse(List.of())
                        .stream()
                        .map(NodeRow::toNode)
                        .toList(),
                Optional.ofNullable(row.get("submitted_at", Instant.class)),
                Optional.ofNullable(row.get("complete_on", LocalDate.class)),
                Optional.ofNullable(row.get("closed_at", Instant.class)),
                Optional.ofNullable(row.get("amount", BigDecimal.class)),
                text(row, "assignee"),
                text(row, "reason"),
                text(row, "late_approved"));
    }

    private static ClaimIdentity identity(Readable row) {
        return new ClaimIdentity(
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("claim_id", UUID.class)),
                text(row, "product"),
                text(row, "version"),
                text(row, "class_code"),
                Category.valueOf(text(row, "category")),
                Origin.valueOf(text(row, "origin")),
                text(row, "channel"),
                requireNonNull(row.get("coverage_id", UUID.class)),
                requireNonNull(row.get("unit_id", UUID.class)),
                new CoverageTerm(
                        requireNonNull(row.get("term_from", LocalDate.class)),
                        requireNonNull(row.get("term_to", LocalDate.class))),
                requireNonNull(row.get("covered_since", LocalDate.class)),
                text(row, "filed_by"),
                requireNonNull(row.get("created_at", Instant.class)));
    }

    private static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class), column);
    }
}
