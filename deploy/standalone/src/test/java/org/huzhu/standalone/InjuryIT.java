package org.huzhu.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import org.huzhu.standalone.story.InjuryStory;
import org.huzhu.standalone.story.Narrator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Work injury through the gateway of the started platform. */
class InjuryIT {

    private final Installation huzhu = Installation.get();

    @Test
    @DisplayName(
            "the injury story of ./up demo: payable today and EXPIRED tomorrow (AC-147), two laws, a missing contract")
    void the_story_ends_with_a_completed_application() {
        var silent = new Narrator(new PrintStream(PrintStream.nullOutputStream(), false, UTF_8));

        var ending = new InjuryStory(huzhu.api(), huzhu.sessions(), silent, 147).tell();

        assertThat(ending.payableToday()).isTrue();
        assertThat(ending.tomorrow()).contains("EXPIRED");
        assertThat(ending.lines())
                .anyMatch(line -> line.startsWith("RS-2011") && line.contains("66000.00"))
                .anyMatch(line -> line.startsWith("RS-2004") && line.contains("60000.00"));
        assertThat(ending.application()).isEqualTo("COMPLETED");
    }
}
