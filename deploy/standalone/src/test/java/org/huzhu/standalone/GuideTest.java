package org.huzhu.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the runner of guides would notice a page that lies. */
class GuideTest {

    private static final String PAGE = """
            ```bash
            WORD=shell
            echo "one $WORD"
            ```

            ```text
            one s…l
            ```

            ```bash
            echo 'a'; echo 'b'; echo "$WORD again"
            ```

            ```text
            b
            shell again
            ```
            """;

    @TempDir
    Path folder;

    @Test
    void blocksShareOneShellAndEachIsHeldToItsText() {
        var guide = Guide.of(PAGE);

        assertThat(guide.steps()).hasSize(2);
        guide.run(folder, Map.of());
    }

    @Test
    void whatIsNotPrintedFails() {
        var guide = Guide.of(PAGE.replace("shell again", "another"));

        assertThatThrownBy(() -> guide.run(folder, Map.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("another");
    }

    @Test
    void theOrderOfLinesCounts() {
        var guide = Guide.of(PAGE.replace("b\nshell again", "shell again\nb"));

        assertThatThrownBy(() -> guide.run(folder, Map.of())).isInstanceOf(AssertionError.class);
    }

    @Test
    void onlyTheEllipsisStandsForAnything() {
        assertThat(Guide.pattern("{\"a\":\"…\"}").matcher("{\"a\":\"x.y\"}").matches())
                .isTrue();
        assertThat(Guide.pattern("a.c").matcher("abc").matches()).isFalse();
    }
}
