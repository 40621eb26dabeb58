package org.huzhu.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogMaskTest {

    @ParameterizedTest
    @CsvSource({
        "id 320201199001010028 wrong, id *** wrong",
        "id 32020119900101002X wrong, id *** wrong",
        "id 32020119900101002x, id ***",
        "card 6230520000000000001!, card ***!",
        "phone=13812345678;, phone=***;",
        "13812345678 and 320201199001010028, *** and ***"
    })
    void numbers_of_persons_are_blotted_out(String text, String masked) {
        assertThat(LogMask.line(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 20261123000000017 done",
                "traceId=4bf92f3577b34da6a3ce13812345678e",
                "at=1764000000000 ms=12",
                "bytes 12345678901",
                "nothing at all"
            })
    void other_numbers_stay(String text) {
        assertThat(LogMask.line(text)).isEqualTo(text);
    }

    @Test
    void no_text_begins_a_new_line() {
        assertThat(LogMask.line("a\r\n2026-11-23 INFO forged\u2028next\u0085\u001b[2J"))
                .isEqualTo("a\\r\\n2026-11-23 INFO forged\\u2028next\\u0085\\u001b[2J");
    }
}
