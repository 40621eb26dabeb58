package org.huzhu.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void is_read_and_written_as_w3c_says() {
        var context = TraceContext.parse("00-" + TRACE + "-00f067aa0ba902b7-01").orElseThrow();

        assertThat(context).isEqualTo(new TraceContext(TRACE, "00f067aa0ba902b7", true));
        assertThat(context.traceparent()).isEqualTo("00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(TraceContext.parse("00-" + TRACE + "-00f067aa0ba902b7-02")
                        .orElseThrow()
                        .sampled())
                .isFalse();
    }

    @Test
    void a_later_version_may_say_more() {
        assertThat(TraceContext.parse("01-" + TRACE + "-00f067aa0ba902b7-01-more"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nforged"
            })
    void anything_else_is_nobodys_trace(String text) {
        assertThat(TraceContext.parse(text)).isEmpty();
    }

    @Test
    void a_fresh_one_is_valid_and_not_recorded() {
        for (var i = 0; i < 1_000; i++) {
            var fresh = TraceContext.fresh();
            assertThat(TraceContext.parse(fresh.traceparent())).contains(fresh);
            assertThat(fresh.sampled()).isFalse();
        }
    }

    @Test
    void a_row_of_an_earlier_version_gives_its_trace_id_only() {
        assertThat(TraceContext.read("", TRACE).traceId()).isEqualTo(TRACE);
        assertThat(TraceContext.read("", TRACE).sampled()).isFalse();
        assertThat(TraceContext.read("", "").traceId()).hasSize(32);
    }
}
