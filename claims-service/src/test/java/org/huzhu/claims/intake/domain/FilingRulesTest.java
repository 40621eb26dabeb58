package org.huzhu.claims.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.claims.intake.domain.Account.Card;
import org.huzhu.claims.intake.domain.Account.Choice;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.values.ResidentId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FilingRulesTest {

    private static final Products PRODUCTS = Rulebooks.load(Optional.empty()).products();
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Card SS_CARD = new Card(Optional.of(AccountKind.SS_CARD), "某行", "6228480400000004171", "张安");

    @Test
    @DisplayName("AC-84 a stay of 14 days in town with a card is paid directly")
    void aShortStayIsPaidDirectly() {
        assertThat(direct(Map.of("stayDays", new BigDecimal(14))))
                .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo("DIRECT_PAYMENT_APPLIES"));
    }

    @Test
    @DisplayName("AC-85 a stay of 15 days must be applied for")
    void aLongStayMustBeAppliedFor() {
        assertThat(direct(Map.of("stayDays", new BigDecimal(15)))).isEmpty();
        assertThat(DirectPayment.holding(hospDays(), facts(Map.of("stayDays", new BigDecimal(15)))))
                .extracting(DirectPayment.Situation::code)
                .containsExactly("STAY_OVER_14");
    }

    @Test
    @DisplayName("AC-87 a card paid through 黄山农信社 is situation 4")
    void aCardOfHuangshanMustBeAppliedFor() {
        assertThat(DirectPayment.holding(hospDays(), facts(Map.of("ssCardChannel", "HUANGSHAN_RCC"))))
                .extracting(DirectPayment.Situation::seq)
                .containsExactly(4);
    }

    @Test
    void whatIsNotKnownIsAskedAndNotRefused() {
        var told = Facts.of(
                Map.of("stayDays", BigDecimal.TEN, "burdenRelief", false, "hasSsCard", true, "ssCardChannel", "BANK"));

        assertThat(DirectPayment.refusal(hospDays(), told)).isEmpty();
        assertThat(DirectPayment.openFacts(hospDays(), told)).containsExactly("outOfTown");
    }

    @Test
    @DisplayName("WXM-010 a Wuxi hospital stay is never applied for")
    void aWuxiStayIsNeverAppliedFor() {
        var hospital = version("WX-3IN1").claims().find("HOSPITAL").orElseThrow();
        assertThat(DirectPayment.refusal(hospital, Facts.NONE)).isPresent();
    }

    @Test
    @DisplayName("AC-88 重大疾病住院医疗补助金 belongs to class E of SH-NEWFORM alone")
    void theSubsidyBelongsToOneClass() {
        assertThat(code(ticked("SH-2020", "CRITICAL", "CRITICAL_HOSP_SUBSIDY")))
                .isEqualTo("RESPONSIBILITY_NOT_IN_PRODUCT");
        var newform = value(ticked("SH-NEWFORM", "CRITICAL", "CRITICAL_HOSP_SUBSIDY"));
        assertThat(code(newform.classOf("D", ""))).isEqualTo("RESPONSIBILITY_NOT_IN_PRODUCT");
        assertThat(value(newform.classOf("E", "E"))).isEqualTo("E");
        assertThat(code(newform.classOf("E", "D"))).isEqualTo("CLASS_NOT_COVERED");
        assertThat(code(newform.classOf("", ""))).isEqualTo("CLASS_UNKNOWN");
    }

    @Test
    @DisplayName("AC-98 a death is told where to go: the hall and the 16 districts")
    void aDeathIsToldWhereToGo() {
        var refusal = ((Refused<Ticked>) ticked("SH-2020", "HOSPITAL", "DEATH_ILLNESS")).refusal();
        assertThat(refusal.code()).isEqualTo("OFFLINE_ONLY");
        assertThat((List<?>) refusal.details().get("places")).hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    @DisplayName("AC-109 a Wuxi accident is offline, and staff may record it")
    void aWuxiAccidentIsOffline() {
        assertThat(code(ticked("WX-3IN1", "ACCIDENT", "ACCIDENT"))).isEqualTo("OFFLINE_ONLY");
        var item = new AskedItem("ACCIDENT", Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(Ticked.read(PRODUCTS, version("WX-3IN1"), "ACCIDENT", List.of(item), true))
                .isInstanceOf(Done.class);
    }

    @Test
    void wrongTicksAreRefused() {
        assertThat(code(ticked("SH-2020", "HOSPITAL"))).isEqualTo("RESPONSIBILITY_REQUIRED");
        assertThat(code(ticked("SH-2020", "LUNCH", "HOSP_DAYS"))).isEqualTo("CATEGORY_UNKNOWN");
        assertThat(code(ticked("SH-2020", "HOSPITAL", "HOSP_DAYS", "HOSP_DAYS")))
                .isEqualTo("RESPONSIBILITY_TWICE");
        assertThat(code(ticked("SH-2020", "HOSPITAL", "DENTIST"))).isEqualTo("RESPONSIBILITY_UNKNOWN");
        assertThat(code(ticked("SH-2020", "ACCIDENT", "HOSP_DAYS"))).isEqualTo("RESPONSIBILITY_OTHER_CATEGORY");
    }

    @Test
    @DisplayName("AC-102 a family bed without its days is refused")
    void aFamilyBedNeedsItsDays() {
        var told = Facts.of(Map.of("familyBed", true));
        var event = value(event(item("2026-02-01", null, null), told));
        assertThat(event.periodMissing(hospDays(), CaseFacts.withTreatment(told, Category.HOSPITAL)))
                .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo("PERIOD_REQUIRED"));
    }

    @Test
    @DisplayName("SHC-026 the days of a stay are counted from its dates; the same day is one")
    void theDaysOfAStayAreCounted() {
        assertThat(value(event(item(null, "2026-02-01", "2026-02-15"), Facts.NONE))
                        .stayDays())
                .contains(14L);
        assertThat(value(event(item(null, "2026-02-01", "2026-02-01"), Facts.NONE))
                        .stayDays())
                .contains(1L);
        var told = Facts.of(Map.of("stayDays", new BigDecimal(15)));
        assertThat(code(event(item(null, "2026-02-01", "2026-02-15"), told))).isEqualTo("STAY_DAYS_MISMATCH");
        assertThat(value(event(item("2026-02-16", null, null), told)).from()).contains(LocalDate.of(2026, 2, 1));
    }

    @Test
    void daysMustExistInOrderAndNotInTheFuture() {
        assertThat(code(event(item(null, null, null), Facts.NONE))).isEqualTo("EVENT_DATE_REQUIRED");
        assertThat(code(event(item(null, "2026-02-20", "2026-02-10"), Facts.NONE)))
                .isEqualTo("END_BEFORE_START");
        assertThat(code(event(item(null, "2026-02-20", "2026-03-02"), Facts.NONE)))
                .isEqualTo("DATE_IN_FUTURE");
        assertThat(event(item(null, "2026-02-20", "2026-03-01"), Facts.NONE)).isInstanceOf(Done.class);
        assertThat(value(event(item(null, null, null), Facts.of(Map.of("dischargeDate", LocalDate.of(2026, 1, 5)))))
                        .day())
                .isEqualTo(LocalDate.of(2026, 1, 5));
    }

    @Test
    void boxesNobodyTickedAreNotMeantAndNoneMeansInPatient() {
        assertThat(CaseFacts.withTreatment(Facts.NONE, Category.HOSPITAL).isTrue("inpatientOrEmergencyObs"))
                .isTrue();
        var bed = CaseFacts.withTreatment(Facts.of(Map.of("familyBed", true)), Category.HOSPITAL);
        assertThat(bed.get("inpatientOrEmergencyObs")).contains(false);
        assertThat(CaseFacts.noTreatment(bed, Category.HOSPITAL)).isEmpty();
        var none = CaseFacts.withTreatment(Facts.of(Map.of("inpatientOrEmergencyObs", false)), Category.HOSPITAL);
        assertThat(CaseFacts.noTreatment(none, Category.HOSPITAL)).isPresent();
    }

    @Test
    @DisplayName("AC-99 a declaration with one character changed is refused")
    void aDeclarationIsCopiedWordForWord() {
        var templates = version("SH-2020").claims().declarationsOf(Category.CRITICAL);
        var text = templates.getFirst().textZh();

        assertThat(code(Copied.check(templates, List.of(new Copied("SH-TRUTH-1", text.replace("真实性", "真买性"))))))
                .isEqualTo("DECLARATION_MISMATCH");
        assertThat(code(Copied.check(templates, List.of(new Copied("SH-OTHER", text)))))
                .isEqualTo("DECLARATION_MISMATCH");
        assertThat(value(Copied.check(templates, List.of(new Copied("SH-TRUTH-1", "  " + text + "\n")))))
                .hasSize(1);
    }

    @Test
    @DisplayName("AC-100 住院类 needs both sentences")
    void hospitalNeedsBothSentences() {
        var templates = version("SH-2020").claims().declarationsOf(Category.HOSPITAL);
        var truth = templates.stream()
                .filter(each -> each.code().equals("SH-TRUTH-1"))
                .findFirst()
                .orElseThrow();

        assertThat(templates).hasSize(2);
        assertThat(code(Copied.check(templates, List.of(new Copied(truth.code(), truth.textZh())))))
                .isEqualTo("DECLARATION_MISSING");
    }

    @Test
    void aPersonMustFitHisNumber() {
        var id = "32020119900101001X";
        assertThat(identity(id, "1990-01-01", "MALE").wrong(TODAY)).isEmpty();
        assertThat(identity(id, "1990-01-02", "").wrong(TODAY))
                .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo("ID_MISMATCH"));
        assertThat(identity(id, "", "女").wrong(TODAY))
                .hasValueSatisfying(no -> assertThat(no.field()).contains("person.sex"));
        assertThat(identity("320201199001010010", "", "").wrong(TODAY))
                .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo("ID_INVALID"));
        assertThat(identity("", "1990-01-02", "")
                        .mismatch(ResidentId.parse(id, TODAY).orElseThrow()))
                .isPresent();
    }

    @Test
    @DisplayName(
            "SHC-045 an account of one's own needs everything and the claimant's name; a card of the coverage nothing")
    void accountsAreCheckedByKind() {
        var payee = version("SH-2020").claims().payee();
        assertThat(value(Account.choose(payee, Optional.empty(), SS_CARD)).number())
                .isEqualTo(SS_CARD.number());
        assertThat(value(Account.choose(payee, choice(AccountKind.SS_CARD, "", "", ""), SS_CARD))
                        .kind())
                .isEqualTo(AccountKind.SS_CARD);
        assertThat(code(Account.choose(payee, choice(AccountKind.UNION_CARD, "", "", ""), SS_CARD)))
                .isEqualTo("BANK_DETAILS_REQUIRED");
        assertThat(code(Account.choose(payee, choice(AccountKind.OTHER, "", "6228480400000004172", "张安"), SS_CARD)))
                .isEqualTo("BANK_DETAILS_REQUIRED");
        assertThat(code(Account.choose(payee, choice(AccountKind.OTHER, "支行", "6228480400000004172", "李四"), SS_CARD)))
                .isEqualTo("PAYEE_NOT_CLAIMANT");
        assertThat(code(Account.choose(payee, choice(AccountKind.OTHER, "支行", "12", "张安"), SS_CARD)))
                .isEqualTo("BANK_ACCOUNT_INVALID");
        assertThat(value(Account.choose(payee, choice(AccountKind.OTHER, "支行", "6228480400000004172", "张安"), SS_CARD))
                        .number())
                .endsWith("4172");
    }

    @Test
    @DisplayName("SHC-045 a card of the chosen kind needs no number; without one the account is named later")
    void aCardNeedsNoNumber() {
        var payee = version("SH-2020").claims().payee();
        var numberless = new Card(Optional.of(AccountKind.SS_CARD), "", "", "张安");
        assertThat(value(Account.choose(payee, choice(AccountKind.SS_CARD, "", "", ""), numberless))
                        .number())
                .isEmpty();
        assertThat(code(Account.choose(payee, Optional.empty(), numberless))).isEqualTo("BANK_DETAILS_REQUIRED");
    }

    @Test
    @DisplayName("WXM-012 Wuxi pays the card of the coverage whatever is chosen")
    void wuxiPaysTheCardOfTheCoverage() {
        var payee = version("WX-3IN1").claims().payee();
        var chosen = choice(AccountKind.OTHER, "支行", "6228480400000004172", "张安");
        assertThat(value(Account.choose(payee, chosen, SS_CARD)).number()).isEqualTo(SS_CARD.number());
    }

    @Test
    void cardsOfTheCoverageAreKnownAndOthersFollowFromTheChoice() {
        var none = new Card(Optional.empty(), "", "", "张安");
        assertThat(Account.cards(Facts.NONE, choice(AccountKind.OTHER, "", "", ""), SS_CARD)
                        .isTrue("hasSsCard"))
                .isTrue();
        assertThat(Account.cards(Facts.NONE, choice(AccountKind.OTHER, "", "", ""), none)
                        .get("hasSsCard"))
                .contains(false);
        var huangshan = Optional.of(new Choice(AccountKind.SS_CARD, "黄山农村信用社", "", "", ""));
        assertThat(Account.cards(Facts.NONE, huangshan, none).text("ssCardChannel"))
                .contains("HUANGSHAN_RCC");
    }

    private static Optional<Choice> choice(AccountKind kind, String branch, String number, String holder) {
        return Optional.of(new Choice(kind, number.isEmpty() ? "" : "某银行", branch, number, holder));
    }

    private static Identity identity(String id, String birthDate, String sex) {
        return new Identity("张安", "", id, "", birthDate, sex, "", "", "", "");
    }

    private static AskedItem item(String eventDate, String from, String to) {
        return new AskedItem("HOSP_DAYS", day(eventDate), day(from), day(to));
    }

    private static Optional<LocalDate> day(String day) {
        return Optional.ofNullable(day).map(LocalDate::parse);
    }

    private static Outcome<Event> event(AskedItem item, Facts facts) {
        return Event.of(item, hospDays(), facts, TODAY);
    }

    private static Outcome<Ticked> ticked(String product, String category, String... codes) {
        var items = java.util.Arrays.stream(codes)
                .map(code -> new AskedItem(code, Optional.empty(), Optional.empty(), Optional.empty()))
                .toList();
        return Ticked.read(PRODUCTS, version(product), category, items, false);
    }

    private static Responsibility hospDays() {
        return version("SH-2020").claims().find("HOSP_DAYS").orElseThrow();
    }

    private static Optional<Refusal> direct(Map<String, Object> facts) {
        return DirectPayment.refusal(hospDays(), facts(facts));
    }

    private static Facts facts(Map<String, Object> facts) {
        var all = new TreeMap<String, Object>(Map.of(
                "stayDays",
                BigDecimal.TEN,
                "outOfTown",
                false,
                "burdenRelief",
                false,
                "hasSsCard",
                true,
                "hasUnionCard",
                false,
                "ssCardChannel",
                "BANK"));
        all.putAll(facts);
        return new Facts(all);
    }

    private static ProductVersion version(String product) {
        return PRODUCTS.find(product, TODAY).orElseThrow();
    }

    private static <T> T value(Outcome<T> outcome) {
        return ((Done<T>) outcome).value();
    }

    private static String code(Outcome<?> outcome) {
        return ((Refused<?>) outcome).refusal().code();
    }
}
