package org.huzhu.claims.filing.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.AFiling;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.claims.filing.domain.Validity;
import org.huzhu.platform.time.Beijing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms as a reader of the file sees them. {@code -Dfiling.forms=folder} keeps them to be looked at. */
class PrintFormTest {

    private static final LocalDate FROM = LocalDate.of(2026, 5, 31);
    private static final LocalDate TO = LocalDate.of(2026, 11, 29);

    private final PrintForm print =
            new PrintForm(AFiling.RULEBOOKS, Clock.fixed(Instant.parse("2026-05-31T02:00:00Z"), Beijing.ZONE));

    @ParameterizedTest
    @ValueSource(strings = {"张𬱖㛃", "𠮷野", "阿卜杜拉·买买提", "𪚥𫝀𫠣𬂠𮯠", "㐀龥鿿"})
    @DisplayName("R20 rare characters of every plane are drawn and read back as they were written")
    void namesSurvive(String name) throws IOException {
        var form = AFiling.form(FilingKind.MEDICAL, Scenario.REFERRAL, AFiling.worker(name));

        try (var pdf = Loader.loadPDF(print.print(new Filled(AFiling.referral(FROM, TO), form)))) {
            assertThat(text(pdf)).contains(name);
            everyGlyphIsInside(pdf);
        }
    }

    @Test
    @DisplayName("JLF-017 form 1 comes twice, with every field")
    void medicalForm() throws IOException {
        var form = AFiling.form(FilingKind.MEDICAL, Scenario.REFERRAL, AFiling.worker("阿卜杜拉·买买提"));

        try (var pdf = written("form1", AFiling.referral(FROM, TO), form)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(text(pdf))
                    .contains("工伤保险省内异地就医（康复）直接结算备案表")
                    .contains("第1份（经办机构留存）", "第2份（申请人留存）")
                    .contains("阿卜杜拉·买买提", "男", "32020119900101001X", "右胫骨骨折", "长春市示范机械有限公司", "18912345678")
                    .contains("主要病情初诊意见", "赵医师", "钱专家", "2026年5月18日", "2026年5月19日")
                    .contains("无法诊断", "无法治疗", "吉林市船营区", "吉林市示范工伤协议医院")
                    .contains("备案有效期：2026年5月31日至2026年11月29日", "业务章", "经办人")
                    .contains("5.常驻异地工作工伤职工");
        }
    }

    @Test
    void everyFieldOfTheDeviceFormIsPrinted() throws IOException {
        var devices = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> AFiling.device("辅助器具样品" + number, number + "000"))
                .toList();
        var form = AFiling.with(
                AFiling.form(FilingKind.DEVICE, Scenario.WORK, AFiling.worker("张𬱖㛃")),
                Optional.empty(),
                Optional.of(AFiling.fitting(devices)));
        var filing = AFiling.approved(FilingKind.DEVICE, Scenario.WORK, FROM, new Validity(FROM, Optional.empty()));

        try (var pdf = written("form2", filing, form)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(text(pdf))
                    .contains("工伤保险省内异地配置辅助器具直接结算备案表", "（核付通知单）", "以下由参保地经办机构填写")
                    .contains("首次配置", "更换维修", "上次配置（更换）时间", "辅助器具样品10", "10000.00")
                    .contains("2026年5月31日至丧失备案条件止");
            everyGlyphIsInside(pdf);
        }
    }

    @Test
    void draftIsPrintedToBeFilledInByHandAndARefusalSaysWhy() throws IOException {
        var form = AFiling.form(FilingKind.REHAB, Scenario.RESIDENCE);
        var rejected = AFiling.done(
                AFiling.submitted(FilingKind.REHAB, Scenario.RESIDENCE, FROM).reject(AFiling.REVIEWER, "居住证已过期"));

        try (var pdf = written("draft", AFiling.draft(FilingKind.REHAB, Scenario.RESIDENCE), form)) {
            assertThat(text(pdf)).contains("草稿", "备案有效期：").doesNotContain("√同意");
        }
        try (var pdf = written("rejected", rejected, form)) {
            assertThat(text(pdf)).contains("居住证已过期");
        }
    }

    @Test
    void characterWithoutAFontIsNamedAndNeverAnEmptyBox() throws IOException {
        var form =
                AFiling.form(FilingKind.MEDICAL, Scenario.REFERRAL, AFiling.worker("张" + Character.toString(0x31350)));

        try (var pdf = Loader.loadPDF(print.print(new Filled(AFiling.referral(FROM, TO), form)))) {
            assertThat(text(pdf)).contains("张〔U+31350〕");
        }
    }

    private PDDocument written(String name, Filing filing, FilingForm form) throws IOException {
        var pdf = print.print(new Filled(filing, form));
        var folder = System.getProperty("filing.forms", "");
        if (!folder.isEmpty()) {
            Files.write(Path.of(folder, name + ".pdf"), pdf);
        }
        return Loader.loadPDF(pdf);
    }

    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf);
    }

    /** Embedded, and with an outline: nothing is left to the reader's own fonts, and no box stands for a character. */
    private static void everyGlyphIsInside(PDDocument pdf) throws IOException {
        var drawn = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (!text.getUnicode().isBlank()) {
                    assertThat(text.getFont().isEmbedded()).isTrue();
                    assertThat(outline(text)).as(text.getUnicode()).isNotNull();
                }
                super.processTextPosition(text);
            }
        };
        drawn.getText(pdf);
    }

    private static Rectangle2D outline(TextPosition text) {
        try {
            var path = ((PDType0Font) text.getFont()).getPath(text.getCharacterCodes()[0]);
            return path.getBounds2D().isEmpty() ? null : path.getBounds2D();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
