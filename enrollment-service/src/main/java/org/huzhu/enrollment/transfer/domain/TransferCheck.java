package org.huzhu.enrollment.transfer.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.huzhu.enrollment.roster.domain.CheckedRow;
import org.huzhu.enrollment.roster.domain.Field;
import org.huzhu.enrollment.roster.domain.Finding;
import org.huzhu.enrollment.roster.domain.RawRow;
import org.huzhu.enrollment.roster.domain.Reason;
import org.huzhu.enrollment.roster.domain.RowCheck;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.values.CreditCode;
import org.huzhu.platform.values.HalfWidth;

/**
 * Judges a moved-in row: the person as on a roster (rulebook 1A.5), on the first day of the term, and what an order knows by itself: product, term,
 * card and unit.
 */
public final class TransferCheck {

    private static final Set<String> CARD_KINDS = Set.of("SS_CARD", "UNION_CARD");
    private static final Pattern CLASS_CODE = Pattern.compile("[A-Za-z0-9_-]{0,20}");
    private static final int LONGEST_TERM_YEARS = 10;
    private static final int LONGEST_UNIT_NAME = 200;
    private static final Set<String> CARD_REASONS = Set.of(Reason.CARD_REQUIRED.name(), Reason.BANK_REQUIRED.name());

    private final ProductBook products;

    public TransferCheck(ProductBook products) {
        this.products = products;
    }

    /** Without a first day that can be read, the person is judged as of {@code today}. */
    public Judged check(TransferRow row, LocalDate today) {
        var wrong = new ArrayList<Finding>();
        var from = day(row.from(), "from", wrong);
        var term = term(from, day(row.to(), "to", wrong), wrong);
        var product = plain(row.product());
        var figures = products.find(product, from.orElse(today));
        if (figures.isEmpty()) {
            wrong.add(new Finding("PRODUCT_UNKNOWN", "参保项目不存在", "product"));
            return new Judged.Wrong(wrong);
        }
        var cardKind = cardKind(row, wrong);
        var uscc = uscc(row, wrong);
        checkTexts(row, wrong);
        var person = new RowCheck(figures.get().rules()).check(raw(row));
        wrong.addAll(0, reasons(person, figures.get()));
        return wrong.isEmpty() && term.isPresent()
                ? new Judged.Acceptable(new Candidate(
                        person,
                        cardKind,
                        product,
                        plain(row.classCode()),
                        term.get(),
                        figures.get().premium(),
                        uscc,
                        plain(row.unitName())))
                : new Judged.Wrong(wrong);
    }

    private static List<Finding> reasons(CheckedRow person, ProductBook.Figures figures) {
        var isWithoutCard = !figures.needsCard() && person.bankCard().isEmpty();
        return person.reasons().stream()
                .filter(reason -> !isWithoutCard || !CARD_REASONS.contains(reason.code()))
                .toList();
    }

    private static Optional<CoverageTerm> term(Optional<LocalDate> from, Optional<LocalDate> to, List<Finding> wrong) {
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (to.get().isBefore(from.get()) || to.get().isAfter(from.get().plusYears(LONGEST_TERM_YEARS))) {
            wrong.add(new Finding("TERM_INVALID", "到保时间须不早于参保时间，且保障期不超过10年", "to"));
            return Optional.empty();
        }
        return Optional.of(new CoverageTerm(from.get(), to.get()));
    }

    private static Optional<LocalDate> day(String text, String field, List<Finding> wrong) {
        try {
            var day = LocalDate.parse(plain(text));
            if (day.getYear() >= 1990 && day.getYear() < 2100) {
                return Optional.of(day);
            }
        } catch (DateTimeException _) {
            // said below, together with days out of all bounds
        }
        wrong.add(new Finding("DATE_INVALID", "日期须为yyyy-MM-dd格式的有效日期", field));
        return Optional.empty();
    }

    private static String cardKind(TransferRow row, List<Finding> wrong) {
        var cardKind = plain(row.cardKind());
        if (!CARD_KINDS.contains(cardKind)) {
            wrong.add(new Finding("CARD_KIND_INVALID", "卡类型须为SS_CARD（社保卡）或UNION_CARD（工会会员服务卡）", "cardKind"));
        }
        return cardKind;
    }

    private static Optional<CreditCode> uscc(TransferRow row, List<Finding> wrong) {
        var uscc = CreditCode.parse(row.uscc());
        if (uscc.isEmpty() && !plain(row.uscc()).isEmpty()) {
            wrong.add(new Finding("USCC_INVALID", "统一社会信用代码不正确", "uscc"));
        }
        return uscc;
    }

    private static void checkTexts(TransferRow row, List<Finding> wrong) {
        if (!CLASS_CODE.matcher(plain(row.classCode())).matches()) {
            wrong.add(new Finding("CLASS_INVALID", "保障类别须为20个以内的字母、数字、-或_", "classCode"));
        }
        if (plain(row.unitName()).length() > LONGEST_UNIT_NAME) {
            wrong.add(new Finding("UNIT_NAME_TOO_LONG", "单位名称不能超过200字", "unitName"));
        }
    }

    private static RawRow raw(TransferRow row) {
        return new RawRow(
                row.rowNo(),
                row.cell(Field.NAME, row.name()),
                row.cell(Field.ID_NUMBER, row.idNumber()),
                row.cell(Field.BANK_CARD, row.bankCard()),
                row.cell(Field.BANK_NAME, row.bankName()),
                row.cell(Field.PHONE, row.phone()),
                row.cell(Field.REMARK, row.remark()),
                RawRow.JSON_FIELDS);
    }

    private static String plain(String text) {
        return HalfWidth.strip(HalfWidth.of(text));
    }
}
