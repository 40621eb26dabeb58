package org.huzhu.claims.simulation.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.simulation.Simulation.Found;
import org.huzhu.claims.simulation.domain.Comparison;
import org.huzhu.claims.simulation.domain.Comparison.Change;
import org.huzhu.claims.simulation.domain.Comparison.Parting;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacySettings;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Row to difference. The line where two explanations part tells facts of an illness, so it is sealed to its claim. */
@Component
class FoundRows {

    private static final UUID FIRST = new UUID(0, 0);

    private final FieldCipher cipher;
    private final JsonMapper json;

    FoundRows(KeyRing keys, PrivacySettings privacy, JsonMapper json) {
        this.cipher = new FieldCipher(keys, "simulation", privacy.cipher());
        this.json = json;
    }

    /** Where a page begins. */
    record Key(UUID person, UUID claim) {}

    static Key key(Page.Request page) {
        try {
            return page.after()
                    .map(text -> text.split("/", 2))
                    .map(parts -> new Key(UUID.fromString(parts[0]), UUID.fromString(parts[1])))
                    .orElse(new Key(FIRST, FIRST));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            throw new RefusedException(Refusal.of("CURSOR_INVALID"));
        }
    }

    String firstLine(Found found) {
        var comparison = found.comparison();
        return cipher.sealText(
                json.writeValueAsString(comparison.first().orElseThrow()),
                comparison.claimId().toString());
    }

    Found read(Readable row) {
        var claimId = requireNonNull(row.get("claim_id", UUID.class));
        var line = cipher.openText(requireNonNull(row.get("first_line", String.class)), claimId.toString());
        return new Found(
                requireNonNull(row.get("person_id", UUID.class)),
                new Comparison(
                        claimId,
                        requireNonNull(row.get("amount_before", BigDecimal.class)),
                        requireNonNull(row.get("amount_after", BigDecimal.class)),
                        Change.valueOf(requireNonNull(row.get("change", String.class))),
                        requireNonNull(row.get("open", Boolean.class)),
                        Optional.of(json.readValue(line, Parting.class))));
    }
}
