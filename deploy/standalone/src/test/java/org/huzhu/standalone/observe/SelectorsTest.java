package org.huzhu.standalone.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SelectorsTest {

    @Test
    @DisplayName("functions, keywords, windows, numbers and grouping labels are no series")
    void only_series_are_found() {
        var expression = """
            histogram_quantile(0.99, sum by (le, uri) (rate(a_bucket{uri!~"x{2}|y", le="0.5"}[5m]))) > 1e3
            unless on (name) max without (pod) (b:c_d) >= 2 * 86400 or absent(e{f="sum(g)"})
            """;

        assertThat(Selectors.in(expression))
                .containsExactly("a_bucket{uri!~\"x{2}|y\", le=\"0.5\"}", "b:c_d", "e{f=\"sum(g)\"}");
        assertThat(Selectors.name("e{f=\"g\"}")).isEqualTo("e");
    }
}
