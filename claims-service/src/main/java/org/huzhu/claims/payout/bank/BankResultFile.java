package org.huzhu.claims.payout.bank;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huzhu.claims.payout.domain.BankAnswer;
import org.huzhu.claims.payout.domain.BankAnswer.Result;
import org.huzhu.claims.payout.domain.BankReference;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/**
 * Reads the bank's answer (回盘文件, docs/guide/bank-file.md): CSV with the columns {@code
 * reference,amount,outcome,code,text,valueDate}, UTF-8 or GB18030. A line that cannot be read is told by its number; it
 * does not keep the others from being read.
 */
public final class BankResultFile {

    private static final List<String> HEADER = List.of("reference", "amount", "outcome", "code", "text", "valuedate");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int LONGEST_CODE = 20;
    private static final int LONGEST_TEXT = 200;

    private BankResultFile() {}

    /**
     * One line of the file.
     *
     * @param number counted from 1, the header included
     * @param reference as it stands there, cut if too long
     * @param answer empty where the line cannot be read
     * @param problem the column that is to blame
     */
    public record Row(int number, String reference, Optional<BankAnswer> answer, String problem) {}

    /** Refused with BANK_RESULT_UNREADABLE. */
    public static Outcome<List<Row>> read(byte[] content) {
        var lines = decoded(content).map(CsvLines::split).orElse(List.of());
        if (lines.isEmpty() || !isHeader(lines.getFirst())) {
            return Outcome.refused(Refusal.of("BANK_RESULT_UNREADABLE"));
        }
        var rows = new ArrayList<Row>();
        for (var i = 1; i < lines.size(); i++) {
            var fields = lines.get(i);
            if (!(fields.size() == 1 && fields.getFirst().isBlank())
                    && !fields.getFirst().equals("TRAILER")) {
                rows.add(row(i + 1, fields));
            }
        }
        return Outcome.done(rows);
    }

    private static boolean isHeader(List<String> fields) {
        return fields.stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .toList()
                .equals(HEADER);
    }

    private static Row row(int number, List<String> fields) {
        var shown = fields.getFirst().strip();
        var name = shown.length() > 40 ? shown.substring(0, 40) : shown;
        if (fields.size() != HEADER.size()) {
            return new Row(number, name, Optional.empty(), "columns");
        }
        var stripped = fields.stream().map(String::strip).toList();
        var reference = BankReference.parse(stripped.get(0).toLowerCase(Locale.ROOT));
        if (reference.isEmpty()) {
            return new Row(number, name, Optional.empty(), "reference");
        }
        Optional<BigDecimal> amount = Money.parse(stripped.get(1));
        if (amount.isEmpty()) {
            return new Row(number, name, Optional.empty(), "amount");
        }
        var outcome = Arrays.stream(Result.values())
                .filter(known -> known.name().equals(stripped.get(2).toUpperCase(Locale.ROOT)))
                .findFirst();
        if (outcome.isEmpty()) {
            return new Row(number, name, Optional.empty(), "outcome");
        }
        return rest(number, name, reference.get(), amount.get(), outcome.get(), stripped);
    }

    private static Row rest(
            int number, String name, BankReference reference, BigDecimal amount, Result outcome, List<String> fields) {
        var code = fields.get(3);
        if (code.length() > LONGEST_CODE || !code.matches("[A-Za-z0-9_.-]*")) {
            return new Row(number, name, Optional.empty(), "code");
        }
        var text = fields.get(4).replaceAll("\\p{Cntrl}", " ");
        var words = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        try {
            var day =
                    fields.get(5).isEmpty() ? Optional.<LocalDate>empty() : Optional.of(LocalDate.parse(fields.get(5)));
            return new Row(number, name, Optional.of(new BankAnswer(reference, amount, outcome, code, words, day)), "");
        } catch (DateTimeParseException _) {
            return new Row(number, name, Optional.empty(), "valueDate");
        }
    }

    private static Optional<String> decoded(byte[] content) {
        return decoded(content, StandardCharsets.UTF_8)
                .or(() -> decoded(content, GB18030))
                .map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static Optional<String> decoded(byte[] content, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
