package org.huzhu.platform.rulebook.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/rules.md shows is read and refused as it says. */
class RulesHandbookTest {

    private static final Path HANDBOOK = Path.of("../docs/rules.md");

    private final RulebookReader reader = new RulebookReader(ARulebook.FACTS);

    @Test
    void theCityOfTheHandbookIsInOrder() throws IOException {
        var versions = reader.readOrThrow(block("yaml city"), "ex-city.yaml");

        assertThat(versions).singleElement().satisfies(version -> {
            assertThat(version.code()).isEqualTo("EX-CITY");
            assertThat(version.claims().responsibilities()).hasSize(1);
        });
    }

    @Test
    void theMistakesOfTheHandbookAreReportedAsItShows() throws IOException {
        var wrong = block("yaml city")
                .replace("days: stayDays", "days: stayDay")
                .replace("need: CONDITIONAL, when: {eq: [outOfTown, true]}, ", "need: CONDITIONAL, ");

        var refused = catchThrowableOfType(RulebookException.class, () -> reader.readOrThrow(wrong, "ex-city.yaml"));

        assertThat(refused).hasMessage(block("text wrong").strip());
    }

    private static String block(String kind) throws IOException {
        var text = Files.readString(HANDBOOK);
        var from = text.indexOf("```" + kind + "\n") + kind.length() + 4;
        return text.substring(from, text.indexOf("```", from));
    }
}
