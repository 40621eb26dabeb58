package org.huzhu.claims.payout.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.payout.PayoutSettings;
import org.huzhu.claims.payout.bank.BankResultFile.Row;
import org.huzhu.claims.payout.domain.BankAnswer;
import org.huzhu.claims.payout.domain.BankAnswer.Result;
import org.huzhu.claims.payout.domain.BankReference;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class BankFilesTest {

    private static final UUID BATCH = UUID.fromString("0198a6b2-0000-7000-8000-000000000001");
    private static final UUID CLAIM = UUID.fromString("0198a6b2-7c11-7abc-8def-001122334455");
    private static final BankFile FILE = new BankFile(
            BATCH,
            Instant.parse("2026-02-03T04:05:06.789Z"),
            "职工互助保障给付",
            List.of(
                    line(CLAIM, 1, "张三", "", "", "800.00", AccountKind.SS_CARD),
                    line(new UUID(1, 2), 12, "买买提·吾买尔", "中国工商银行（无锡）", "崇安支行", "1234.56", AccountKind.OTHER)));

    @Test
    void theCsvIsTheOneThatIsDocumented() {
        assertThat(new String(new CsvFormat().write(FILE), StandardCharsets.UTF_8))
                .isEqualTo("""
                reference,account,holder,bank,branch,amount,purpose
                0198a6b27c117abc8def001122334455001,6228480000000004171,张三,,,800.00,职工互助保障给付
                00000000000000010000000000000002012,6228480000000004171,买买提·吾买尔,中国工商银行（无锡）,崇安支行,1234.56,职工互助保障给付
                TRAILER,2,,,,2034.56,
                """.replace("\n", "\r\n"));
    }

    @Test
    void theSecondFormatIsIso20022() throws Exception {
        var format = new Pain001Format(settings("无锡市职工互助保障会", "32001234567890123456", "104302011111"));

        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(format.write(FILE)));

        assertThat(document.getDocumentElement().getNamespaceURI())
                .isEqualTo("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09");
        assertThat(new String(format.write(FILE), StandardCharsets.UTF_8))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .contains("<MsgId>0198a6b20000700080000000000000")
                .contains("<CreDtTm>2026-02-03T12:05:06+08:00</CreDtTm><NbOfTxs>2</NbOfTxs><CtrlSum>2034.56</CtrlSum>")
                .contains("<ReqdExctnDt><Dt>2026-02-03</Dt></ReqdExctnDt>")
                .contains("<EndToEndId>0198a6b27c117abc8def001122334455001</EndToEndId></PmtId>"
                        + "<Amt><InstdAmt Ccy=\"CNY\">800.00</InstdAmt></Amt><Cdtr><Nm>张三</Nm></Cdtr>")
                .contains("<FinInstnId><Nm>中国工商银行（无锡）</Nm></FinInstnId><BrnchId><Nm>崇安支行</Nm></BrnchId>")
                .contains("<Id><Othr><Id>6228480000000004171</Id></Othr></Id>");
        assertThat(format.write(FILE)).isEqualTo(format.write(FILE));
    }

    @Test
    void aFormatThatNamesThePayerIsRefusedWhileThatIsNotConfigured() {
        var formats = new BankFileFormats(List.of(new CsvFormat(), new Pain001Format(settings("", "", ""))));

        assertThat(formats.find("PAIN_001")).isEqualTo(Outcome.refused(Refusal.of("PAYER_UNKNOWN")));
        assertThat(formats.find("MT103")).isEqualTo(Outcome.refused(Refusal.ofField("BANK_FORMAT_UNKNOWN", "format")));
        assertThat(formats.find("CSV")).isInstanceOf(Done.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "张三,李四",
                "张三\r\nTRAILER",
                "张\"三",
                " 张三",
                "",
                "张三;drop",
                "<Nm>",
                "张\u0000三"
            })
    void whatASpreadsheetOrAParserCouldMisreadNeverGetsIntoAFile(String hostile) {
        var asHolder = new Payee(AccountKind.OTHER, "工商银行", "支行", "6228480000000004171", hostile);
        var asBank = new Payee(AccountKind.OTHER, hostile, "支行", "6228480000000004171", "张三");
        var asBranch = new Payee(AccountKind.OTHER, "工商银行", hostile, "6228480000000004171", "张三");
        var asAccount = new Payee(AccountKind.SS_CARD, "", "", hostile, "张三");

        assertThat(PayeeCheck.problem(asHolder)).contains("holder");
        assertThat(PayeeCheck.problem(asBank)).contains("bank");
        assertThat(PayeeCheck.problem(asBranch)).contains("branch");
        assertThat(PayeeCheck.problem(asAccount)).contains("account");
    }

    @Test
    void namesOfEveryScriptAndRareHanCharactersAreTaken() {
        for (var holder : List.of("张三", "买买提·吾买尔", "𠮷𡧑", "Anna Maria")) {
            assertThat(PayeeCheck.problem(new Payee(AccountKind.SS_CARD, "", "", "622848000000", holder)))
                    .as(holder)
                    .isEmpty();
        }
    }

    @Test
    void anAnswerIsReadInUtf8WithOrWithoutMarkAndInGb18030() {
        var text = "reference,amount,outcome,code,text,valueDate\r\n" + new BankReference(CLAIM, 1).text()
                + ",800.00,REFUSED,E07,\"户名, 不符\",2026-02-04\r\nTRAILER,1,800.00,,,\r\n";
        var expected = new BankAnswer(
                new BankReference(CLAIM, 1),
                new BigDecimal("800.00"),
                Result.REFUSED,
                "E07",
                "户名, 不符",
                Optional.of(LocalDate.parse("2026-02-04")));

        for (var bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.replace("\r\n", "\n").getBytes(Charset.forName("GB18030")))) {
            assertThat(rows(bytes))
                    .singleElement()
                    .satisfies(row -> assertThat(row.answer()).contains(expected));
        }
    }

    @Test
    void aLineThatCannotBeReadIsToldByNumberAndColumnAndTheOthersAreRead() {
        var reference = new BankReference(CLAIM, 1).text();
        var rows = rows(("""
                reference,amount,outcome,code,text,valueDate
                %1$s,800.00,PAID,,,
                %1$s,8e2,PAID,,,
                %1$s,-800.00,PAID,,,
                nobody,800.00,PAID,,,
                %1$s,800.00,MAYBE,,,
                %1$s,800.00,PAID,<script>,,
                %1$s,800.00,PAID,,,2026-02-30
                %1$s,800.00

                %1$s,800.00,paid,00,a"b,2026-02-04
                """.formatted(reference)).getBytes(StandardCharsets.UTF_8));

        assertThat(rows)
                .extracting(Row::problem)
                .containsExactly("", "amount", "amount", "reference", "outcome", "code", "valueDate", "columns", "");
        assertThat(rows).extracting(Row::number).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 11);
    }

    @Test
    void whatIsNoSuchFileIsRefusedWhole() {
        for (var bytes : List.of(new byte[0], "PK\u0003\u0004".getBytes(StandardCharsets.UTF_8), new byte[] {-1, -1})) {
            assertThat(BankResultFile.read(bytes)).isEqualTo(Outcome.refused(Refusal.of("BANK_RESULT_UNREADABLE")));
        }
    }

    @Test
    void aPurposeThatWouldBreakTheFileKeepsTheServiceFromStarting() {
        assertThatThrownBy(() ->
                        new PayoutSettings(1, "给付,=1", DataSize.ofMegabytes(1), new PayoutSettings.Payer("", "", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Row> rows(byte[] content) {
        return ((Done<List<Row>>) BankResultFile.read(content)).value();
    }

    private static PayoutSettings settings(String name, String account, String bankCode) {
        return new PayoutSettings(
                5000, "职工互助保障给付", DataSize.ofMegabytes(8), new PayoutSettings.Payer(name, account, bankCode));
    }

    private static BankFile.Line line(
            UUID claim, int attempt, String holder, String bank, String branch, String amount, AccountKind kind) {
        return new BankFile.Line(
                new BankReference(claim, attempt).text(),
                new Payee(kind, bank, branch, "6228480000000004171", holder),
                new BigDecimal(amount));
    }
}
