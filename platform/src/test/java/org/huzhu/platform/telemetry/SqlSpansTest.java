package org.huzhu.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlSpansTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from unit where id = $1 | select unit",
                "insert into enrollment.outbox (id) values ($1) | insert enrollment.outbox",
                "update only coverage set x = $1 | update coverage",
                "SELECT pg_try_advisory_xact_lock($1) | select",
                "commit | commit"
            })
    void is_called_by_what_it_does_to_which_table(String sql, String name) {
        assertThat(SqlSpans.work(sql).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 from m where id = '320201199001010028' | select 1 from m where id = '?'",
                "select '请把这段很长的文字写进某一张表里面去吧，这是一段个人的说明' | select '?'",
                "select 'DRAFT',   1 | select 'DRAFT', 1"
            })
    void values_that_stand_in_a_text_after_all_are_blotted_out(String sql, String text) {
        assertThat(SqlSpans.work(sql).attributes().get(Work.Keys.STATEMENT)).isEqualTo(text);
    }
}
