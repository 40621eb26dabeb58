package org.huzhu.claims.simulation;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.rulebook.reader.RulebookReader;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;

/** Understands what a simulation is asked to try: a loaded version by name, or a document of one product. */
@Component
class RulebookUnderTest {

    private static final Pattern REFERENCE = Pattern.compile("([A-Za-z0-9_-]{1,40})@(\\S{1,40})");

    private final Products products;
    private final RulebookReader reader;

    RulebookUnderTest(Products products, RulebookReader reader) {
        this.products = products;
        this.reader = reader;
    }

    /** Versions of one product, oldest first. */
    record Terms(List<ProductVersion> versions) {

        String product() {
            return versions.getFirst().code();
        }

        /** The version of the event's day; the newest for a day that none covers, as drafts for next year do not. */
        ProductVersion on(LocalDate day) {
            return versions.stream()
                    .filter(version -> version.isValidOn(day))
                    .findFirst()
                    .orElse(versions.getLast());
        }
    }

    Outcome<Terms> read(String rulebook) {
        var reference = REFERENCE.matcher(rulebook.strip());
        if (reference.matches()) {
            return products.version(reference.group(1), reference.group(2))
                    .map(version -> done(new Terms(List.of(version))))
                    .orElseGet(() -> refused(Refusal.of("RULEBOOK_UNKNOWN", Map.of("rulebook", rulebook.strip()))));
        }
        return reader.read(rulebook, "rulebook").map(versions -> new Terms(new Products(versions).all()));
    }
}
