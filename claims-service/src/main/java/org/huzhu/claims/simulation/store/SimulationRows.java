package org.huzhu.claims.simulation.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.PastDecisions.Selection;
import org.huzhu.claims.simulation.Simulation;
import org.huzhu.claims.simulation.Simulation.State;
import org.huzhu.claims.simulation.domain.Tally;
import org.huzhu.platform.values.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Row to simulation. */
@Component
class SimulationRows {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JsonMapper json;

    SimulationRows(JsonMapper json) {
        this.json = json;
    }

    Simulation simulation(Readable row) {
        return new Simulation(
                get(row, "simulation_id", UUID.class),
                State.valueOf(get(row, "state", String.class)),
                get(row, "rulebook", String.class),
                new Selection(
                        get(row, "product", String.class),
                        List.of(get(row, "claim_ids", UUID[].class)),
                        get(row, "decided_from", Instant.class),
                        get(row, "decided_until", Instant.class)),
                get(row, "started_by", String.class),
                get(row, "started_at", Instant.class),
                Optional.ofNullable(row.get("finished_at", Instant.class)),
                get(row, "total", Long.class),
                tally(row),
                problem(row.get("problem", String.class)));
    }

    String json(Refusal problem) {
        return json.writeValueAsString(Map.of("code", problem.code(), "details", problem.details()));
    }

    private static Tally tally(Readable row) {
        return new Tally(
                get(row, "processed", Long.class),
                get(row, "amount_before", BigDecimal.class),
                get(row, "amount_after", BigDecimal.class),
                get(row, "same", Long.class),
                get(row, "more", Long.class),
                get(row, "less", Long.class),
                get(row, "newly_granted", Long.class),
                get(row, "newly_denied", Long.class),
                get(row, "open", Long.class));
    }

    private Optional<Refusal> problem(@Nullable String column) {
        if (column == null) {
            return Optional.empty();
        }
        var stored = json.readTree(column);
        return Optional.of(
                Refusal.of(stored.path("code").asString(), json.convertValue(stored.path("details"), DETAILS)));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }
}
