package org.huzhu.claims.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.settlement.domain.Stays.cover;
import static org.huzhu.claims.settlement.domain.Stays.shanghai;
import static org.huzhu.claims.settlement.domain.Stays.stay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huzhu.claims.adjudication.domain.Terms;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.coverage.domain.CoverHistory;
import org.huzhu.claims.settlement.domain.Cards.ChannelWords;
import org.huzhu.platform.rulebook.ClaimRules.NonDirectSituation;
import org.huzhu.platform.rulebook.ClaimRules.PayoutMode;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.time.AnnouncedWorkCalendar;
import org.huzhu.platform.time.WorkCalendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

    private static final WorkCalendar CALENDAR = AnnouncedWorkCalendar.shipped();
    private static final ChannelWords WORDS = new ChannelWords(List.of("黄山"), List.of("邮政汇款"));
    private static final String FROM = "2025-06-01";
    private static final String TO = "2026-05-31";

    @Test
    @DisplayName(
            "AC-77 data received on 2026-02-12 are paid from 02-26 to 03-04: make-up workdays count, the festival does not")
    void fiveToTenWorkingDaysFromTheData() {
        var item = item(match(shanghai("SH"), "SS_CARD", "2026-02-12", stay("2026-02-01", "2026-02-10", Map.of())));

        assertThat(item.earliestOn()).contains(LocalDate.parse("2026-02-26"));
        assertThat(item.dueOn()).contains(LocalDate.parse("2026-03-04"));
        assertThat(item.provisional()).isFalse();
    }

    @Test
    @DisplayName("AC-79 with the next year's calendar missing the days are provisional")
    void daysOfAnUnannouncedYearAreProvisional() {
        var received = CALENDAR.horizon().minusDays(3);
        var stay = stay(received.minusDays(5).toString(), received.toString(), Map.of());
        var term = cover(
                "SH",
                "SS_CARD",
                received.minusDays(100).toString(),
                received.plusDays(100).toString());

        var match = new Matching(CALENDAR, received)
                .match(stay, term, term.term().from(), shanghai("SH"), card("SS_CARD"))
                .orElseThrow();

        assertThat(item(match).provisional()).isTrue();
        assertThat(item(match).dueOn()).isPresent();
    }

    @Test
    @DisplayName("WXM-011 Wuxi pays within a month of the discharge: 2026-01-31 is due on 02-28")
    void wuxiHasAMonth() {
        var match = match(Stays.wuxi(), "", "2026-02-12", stay("2026-01-20", "2026-01-31", Map.of()));

        assertThat(item(match).dueOn()).contains(LocalDate.parse("2026-02-28"));
        assertThat(item(match).earliestOn()).isEmpty();
        assertThat(match.unknown()).isEmpty();
        assertThat(match.invitations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-15, false, false, SS_CARD, ''",
        "2026-01-01, 2026-01-15, false, false, UNION_CARD, ''",
        "2026-01-01, 2026-01-16, false, false, SS_CARD, LONG_STAY",
        "2026-01-01, 2026-01-02, true, false, SS_CARD, OUT_OF_TOWN",
        "2026-01-01, 2026-01-02, false, true, SS_CARD, BURDEN_RELIEF",
        "2026-01-01, 2026-01-20, true, true, SS_CARD, LONG_STAY OUT_OF_TOWN BURDEN_RELIEF"
    })
    void aNonDirectSituationMeansAnInvitation(
            String from, String to, boolean outOfTown, boolean relief, String cardKind, String situations) {
        var stay = stay(from, to, Map.of("outOfTown", outOfTown, "burdenRelief", relief));

        var match = match(shanghai("SH"), cardKind, "2026-02-12", stay);

        assertThat(codes(match)).isEqualTo(situations.isEmpty() ? List.of() : List.of(situations.split(" ")));
        assertThat(match.items()).hasSize(situations.isEmpty() ? 1 : 0);
    }

    @Test
    void anInvitationNamesTheLastDayToApply() {
        var match = match(shanghai("SH"), "SS_CARD", "2026-02-12", stay("2026-01-01", "2026-01-20", Map.of()));

        // 2028-05-31, in a year that nobody has announced
        assertThat(match.invitations().getFirst().lastDay()).contains(LocalDate.parse("2028-05-31"));
    }

    @Test
    void withoutACardNothingIsKnownOfTheCardsAndAHumanAsks() {
        var term = cover("SH", "SS_CARD", FROM, TO);
        var match = new Matching(CALENDAR, LocalDate.parse("2026-02-12"))
                .match(
                        stay("2026-01-01", "2026-01-10", Map.of()),
                        term,
                        term.term().from(),
                        shanghai("SH"),
                        Facts.NONE)
                .orElseThrow();

        assertThat(match.unknown()).containsExactly("hasSsCard", "hasUnionCard", "ssCardChannel");
        assertThat(match.items()).hasSize(1);
    }

    @Test
    void whatTheRecordTellsOfTheCardsGoesBeforeWhatTheCoverageKnows() {
        var stay = stay("2026-01-01", "2026-01-10", Map.of("hasUnionCard", false, "ssCardChannel", "HUANGSHAN_RCC"));

        assertThat(codes(match(shanghai("SH"), "SS_CARD", "2026-02-12", stay))).containsExactly("NO_CARD");
    }

    @Test
    void aBankOfHuangshanIsToldByItsName() {
        var facts = Cards.of("SS_CARD", "6222", "黄山市农村商业银行", WORDS);

        assertThat(facts.text("ssCardChannel")).contains("HUANGSHAN_RCC");
        assertThat(Cards.of("SS_CARD", "6222", "上海某银行", WORDS).text("ssCardChannel"))
                .contains("BANK");
        assertThat(Cards.of("SS_CARD", "", "", WORDS)).isEqualTo(Facts.NONE);
        assertThat(Cards.of("UNION_CARD", "6222", "某行", WORDS).isTrue("hasUnionCard"))
                .isTrue();
    }

    @Test
    void aSituationThatCannotBeJudgedGoesToAHuman() {
        var stay = new Discharge(
                "insurer",
                "R",
                "32020119900101001X",
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-01-05"),
                "某医院",
                "",
                Facts.of(Map.of("stayDays", BigDecimal.valueOf(4), "outOfTown", false)));

        var match = match(shanghai("SH"), "SS_CARD", "2026-02-12", stay);

        assertThat(match.unknown()).containsExactly("burdenRelief");
    }

    @Test
    void someBenefitsArePaidAndOthersInvitedForOneStay() {
        var longStay = new NonDirectSituation(1, "LONG_STAY", "单次住院14天以上", Stays.gt("stayDays", 14), Terms.CLAUSE);
        var terms = Stays.version(
                "SH",
                Stays.responsibility("HOSP_DAYS", PayoutMode.DIRECT_UNLESS_NON_DIRECT, List.of(longStay)),
                Stays.responsibility("HOSP_SUPPLEMENT", PayoutMode.DIRECT_UNLESS_NON_DIRECT, List.of()),
                Stays.responsibility("HOSP_ALWAYS", PayoutMode.DIRECT, List.of(longStay)),
                Stays.responsibility("HOSP_NEVER", PayoutMode.APPLY, List.of()));

        var match = match(terms, "SS_CARD", "2026-02-12", stay("2026-01-01", "2026-01-20", Map.of()));

        assertThat(match.items())
                .extracting(ClaimItem::responsibility)
                .containsExactly("HOSP_SUPPLEMENT", "HOSP_ALWAYS");
        assertThat(codes(match)).containsExactly("LONG_STAY");
    }

    @Test
    void dataThatArriveAfterTheLastDayToApplyAreForAHuman() {
        var term = cover("SH", "SS_CARD", "2020-06-01", "2021-05-31");
        var stay = stay("2021-01-01", "2021-01-10", Map.of());

        var match = new Matching(CALENDAR, LocalDate.parse("2026-02-12"))
                .match(stay, term, term.term().from(), shanghai("SH"), card("SS_CARD"));

        assertThat(match.orElseThrow().late()).isTrue();
    }

    @Test
    void aProductWithoutDirectBenefitsMatchesNothing() {
        var terms = Stays.version("SH", Stays.responsibility("HOSP_NEVER", PayoutMode.APPLY, List.of()));
        var term = cover("SH", "SS_CARD", FROM, TO);

        assertThat(new Matching(CALENDAR, LocalDate.parse("2026-02-12"))
                        .match(
                                stay("2026-01-01", "2026-01-10", Map.of()),
                                term,
                                term.term().from(),
                                terms,
                                Facts.NONE))
                .isEmpty();
    }

    @Test
    void aClaimedItemIsTakenOut() {
        var match = match(shanghai("SH"), "SS_CARD", "2026-02-12", stay("2026-01-01", "2026-01-10", Map.of()));

        assertThat(match.without(List.of("HOSP_DAYS")).items()).isEmpty();
    }

    @Test
    @DisplayName(
            "AC-104 a discharge on 2024-02-22 with a term to 02-21 is NOT_COVERED, and the text names the last day")
    void theDayAfterTheTermIsNotCovered() {
        var history = new CoverHistory(List.of(cover("WX-3IN1", "", "2023-02-22", "2024-02-21")));
        var day = LocalDate.parse("2024-02-22");

        assertThat(history.on(day)).isEmpty();
        var settlement = NotCovered.on(day, List.of(history), _ -> "三合一");
        assertThat(settlement.result()).isEqualTo(Settlement.Result.NOT_COVERED);
        assertThat(settlement.code()).isEqualTo("NOT_COVERED");
        assertThat(settlement.text()).isEqualTo("出院日2024-02-22不在保障期内：三合一保障期至2024-02-21止");
    }

    @Test
    void aTermThatBeginsLaterIsNamedToo() {
        var history = new CoverHistory(List.of(cover("WX-3IN1", "", "2024-03-01", "2025-02-28")));

        assertThat(NotCovered.on(LocalDate.parse("2024-02-22"), List.of(history), _ -> "三合一")
                        .text())
                .contains("保障期自2024-03-01起");
        assertThat(NotCovered.on(LocalDate.parse("2024-02-22"), List.of(), _ -> "三合一")
                        .text())
                .contains("未查到参保记录");
    }

    private static Match match(ProductVersion terms, String cardKind, String receivedOn, Discharge stay) {
        var term = cover(terms.code(), cardKind, FROM, TO);
        return new Matching(CALENDAR, LocalDate.parse(receivedOn))
                .match(stay, term, term.term().from(), terms, card(cardKind))
                .orElseThrow();
    }

    private static Facts card(String kind) {
        return Cards.of(kind, "6222020000000000011", "某银行", WORDS);
    }

    private static ClaimItem item(Match match) {
        assertThat(match.items()).hasSize(1);
        return match.items().getFirst();
    }

    private static List<String> codes(Match match) {
        return match.invitations().stream()
                .flatMap(invitation -> invitation.because().stream())
                .map(NonDirectSituation::code)
                .toList();
    }
}
