package org.huzhu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.huzhu.platform.testkit.ErrorTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueAndPageTest {

    @TempDir
    Path folder;

    @Test
    void theShippedCodesAreDocumented() {
        ErrorTable.check("platform");
    }

    @Test
    void placeholdersAreFilledFromTheDetails() throws IOException {
        write("a.yaml", "ROWS_LEFT: {status: 409, zh: '还有{count}行，{missing}', en: 'rows'}");

        var entry = ProblemCatalogue.load(pattern()).find("ROWS_LEFT").orElseThrow();

        assertThat(entry.detail(Map.of("count", "$1"))).isEqualTo("还有$1行，");
        assertThat(entry.status()).isEqualTo(409);
    }

    @Test
    void oneCodeInTwoFilesIsRefused() throws IOException {
        write("a.yaml", "ROWS_LEFT: {status: 409, zh: '甲', en: 'a'}");
        write("b.yaml", "ROWS_LEFT: {status: 409, zh: '乙', en: 'b'}");

        assertThatThrownBy(() -> ProblemCatalogue.load(pattern())).hasMessageContaining("ROWS_LEFT is defined twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A: {status: 409, zh: '甲', en: 'a'}\nA: {status: 409, zh: '甲', en: 'a'}",
                "A: {status: 409, zh: '甲'}",
                "A: {status: '409', zh: '甲', en: 'a'}",
                "A: {status: 999, zh: '甲', en: 'a'}",
                "a-b: {status: 409, zh: '甲', en: 'a'}",
                "A: 409",
                "- A"
            })
    void entriesThatAreNotWholeAreRefused(String yaml) throws IOException {
        write("a.yaml", yaml);

        assertThatThrownBy(() -> ProblemCatalogue.load(pattern())).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anEmptyFileIsNoHarm() throws IOException {
        write("a.yaml", "# nothing yet\n");

        assertThat(ProblemCatalogue.load(pattern()).entries()).isEmpty();
    }

    @Test
    void aPageEndsWithACursorOnlyWhenThereIsMore() {
        var first = Page.of(List.of(1, 2, 3), 2, 3, n -> "k" + n);
        var last = Page.of(List.of(3), 2, 3, n -> "k" + n);

        assertThat(first.items()).containsExactly(1, 2);
        assertThat(Page.Request.of(2, first.next()).after()).contains("k2");
        assertThat(last.next()).isNull();
        assertThat(Page.of(List.<Integer>of(), 2, 0, n -> "k" + n).items()).isEmpty();
    }

    @Test
    void sortKeysMayHoldAnyText() {
        var page = Page.of(List.of("张三|2026-01-01 +/", "b"), 1, 2, name -> name);

        assertThat(page.next()).matches("[A-Za-z0-9_-]+");
        assertThat(Page.Request.of(null, page.next()))
                .isEqualTo(new Page.Request(50, java.util.Optional.of("张三|2026-01-01 +/")));
        assertThat(Page.Request.of(null, " ").after()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%%", "YzI6eA", "YzE6AA", "张三"})
    void foreignCursorsAreRefused(String cursor) {
        assertThatThrownBy(() -> Page.Request.of(1, cursor)).hasMessage("CURSOR_INVALID");
    }

    @Test
    void limitsHaveBounds() {
        assertThatThrownBy(() -> Page.Request.of(0, null)).hasMessage("LIMIT_INVALID");
        assertThatThrownBy(() -> Page.Request.of(201, null)).hasMessage("LIMIT_INVALID");
        assertThat(Page.Request.of(200, null).limit()).isEqualTo(200);
        assertThat(Page.Request.of(
                                null,
                                Page.of(List.of(7, 8), 1, 2, String::valueOf).next())
                        .afterNumber(0))
                .isEqualTo(7);
        assertThatThrownBy(() -> Page.Request.of(
                                null, Page.of(List.of("a", "b"), 1, 2, s -> s).next())
                        .afterNumber(0))
                .hasMessage("CURSOR_INVALID");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String pattern() {
        return folder.toUri() + "*.yaml";
    }
}
