package org.huzhu.claims.claim.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huzhu.claims.claim.domain.ReviewNode.Result;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S12: every claim there can be meets every command there is; what the table does not list is refused. */
class ClaimLifeTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);
    private static final Instant AT = Instant.parse("2025-03-03T04:00:00Z");
    private static final List<Node> ALL = List.of(Node.values());

    /** The second copy of the life of a claim, written down by hand. "+" means: every review has agreed. */
    private static final String ALLOWED = """
            DRAFT               REDRAFT SUBMIT WITHDRAW ANNOTATE
            FIRST_REVIEW        AGREE:FIRST_REVIEW REJECT:FIRST_REVIEW ASK:FIRST_REVIEW WITHDRAW TERMINATE ANNOTATE
            FIRST_REVIEW+       APPROVE DENY WITHDRAW TERMINATE ANNOTATE
            DIRECT              SEND_TO_REVIEW APPROVE DENY WITHDRAW TERMINATE ANNOTATE
            BUSINESS_RECHECK    AGREE:BUSINESS_RECHECK REJECT:BUSINESS_RECHECK ASK:BUSINESS_RECHECK WITHDRAW TERMINATE ANNOTATE
            BUSINESS_RECHECK+   APPROVE DENY WITHDRAW TERMINATE ANNOTATE
            SUPPLEMENT          SUBMIT WITHDRAW TERMINATE ANNOTATE
            AWAITING_UPLOAD     UPLOAD WITHDRAW TERMINATE ANNOTATE
            REPORT_RECHECK      AGREE:REPORT_RECHECK REJECT:REPORT_RECHECK ASK:REPORT_RECHECK WITHDRAW TERMINATE ANNOTATE
            REPORT_RECHECK+     APPROVE DENY WITHDRAW TERMINATE ANNOTATE
            PAYING              PAY ANNOTATE
            COMPLETED           REVERSE
            REJECTED
            WITHDRAWN
            """;

    private final Map<String, Claim> claims = claims();
    private final Map<String, Function<Claim, Outcome<Claim>>> commands = commands();

    @Test
    @DisplayName("S12 every pair of state and command")
    void whatIsNotListedIsRefusedAndChangesNothing() {
        var listed = table();
        var checked = 0;
        for (var claim : claims.entrySet()) {
            for (var command : commands.entrySet()) {
                var outcome = command.getValue().apply(claim.getValue());
                var pair = claim.getKey() + " " + command.getKey();
                if (listed.get(claim.getKey()).contains(command.getKey())) {
                    assertThat(outcome).as(pair).isInstanceOf(Done.class);
                    assertThat(done(outcome).revision())
                            .as(pair)
                            .isEqualTo(claim.getValue().revision() + 1);
                } else {
                    assertThat(outcome).as(pair).isInstanceOf(Refused.class);
                    assertThat(((Refused<Claim>) outcome).refusal().code())
                            .as(pair)
                            .isEqualTo("ILLEGAL_TRANSITION");
                }
                checked++;
            }
        }
        assertThat(checked).isEqualTo(claims.size() * commands.size()).isGreaterThan(300);
    }

    @Test
    void everyStateIsMetAndEveryCommandOfTheLifeIsTried() {
        assertThat(claims.values().stream().map(Claim::state).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ClaimState.values());
        assertThat(table().keySet()).isEqualTo(claims.keySet());
    }

    @Test
    void theDecisionsLeadWhereTheySay() {
        assertThat(run("BUSINESS_RECHECK", "AGREE:BUSINESS_RECHECK").state()).isEqualTo(ClaimState.AWAITING_UPLOAD);
        assertThat(run("AWAITING_UPLOAD", "UPLOAD").state()).isEqualTo(ClaimState.REPORT_RECHECK);
        assertThat(run("REPORT_RECHECK", "AGREE:REPORT_RECHECK").isReviewed()).isTrue();
        assertThat(run("REPORT_RECHECK", "ASK:REPORT_RECHECK").state()).isEqualTo(ClaimState.SUPPLEMENT);
        assertThat(run("SUPPLEMENT", "SUBMIT").state()).isEqualTo(ClaimState.FIRST_REVIEW);
        assertThat(run("FIRST_REVIEW+", "APPROVE").state()).isEqualTo(ClaimState.PAYING);
        assertThat(run("PAYING", "PAY").state()).isEqualTo(ClaimState.COMPLETED);
        for (var end : List.of("REJECT:FIRST_REVIEW", "TERMINATE")) {
            assertThat(run("FIRST_REVIEW", end).state()).isEqualTo(ClaimState.REJECTED);
        }
    }

    @Test
    void aSupplementStopsTheClockAndComesBackToWhoAsked() {
        var asked = run("BUSINESS_RECHECK", "ASK:BUSINESS_RECHECK");
        assertThat(asked.dueOn()).isEmpty();
        assertThat(asked.completeOn()).isEmpty();

        var again = done(asked.submit(ALL, asked.items(), AT, DAY));
        assertThat(again.state()).isEqualTo(ClaimState.BUSINESS_RECHECK);
        assertThat(again.nodes().stream().map(ReviewNode::result))
                .containsExactly(Result.AGREE, Result.SUPPLEMENT, Result.PENDING, Result.PENDING, Result.PENDING);
    }

    @Test
    void nobodyJudgesTwiceNorWhatHeFiled() {
        var recheck = claims.get("BUSINESS_RECHECK");

        assertThat(code(recheck.agree(Node.BUSINESS_RECHECK, "first", "", AT, "")))
                .isEqualTo("SAME_PERSON");
        assertThat(code(recheck.reject(Node.BUSINESS_RECHECK, "filer", "", AT, "")))
                .isEqualTo("SAME_PERSON");
        assertThat(code(recheck.requestSupplement(Node.BUSINESS_RECHECK, "first", "", AT, "")))
                .isEqualTo("SAME_PERSON");
        assertThat(recheck.agree(Node.BUSINESS_RECHECK, "second", "", AT, "")).isInstanceOf(Done.class);
    }

    @Test
    void whoAskedForMoreMayJudgeWhatCame() {
        var asked = run("BUSINESS_RECHECK", "ASK:BUSINESS_RECHECK");
        var again = done(asked.submit(ALL, asked.items(), AT, DAY));

        assertThat(again.agree(Node.BUSINESS_RECHECK, "judge", "", AT, "")).isInstanceOf(Done.class);
    }

    @Test
    void aReservedReviewIsLeftToWhomItIsReservedFor() {
        var reserved = done(claims.get("FIRST_REVIEW").annotate(List.of(item()), "somebody", ""));

        assertThat(code(reserved.agree(Node.FIRST_REVIEW, "judge", "", AT, ""))).isEqualTo("ASSIGNED_TO_OTHER");
        assertThat(done(reserved.agree(Node.FIRST_REVIEW, "somebody", "", AT, ""))
                        .assignee())
                .isEmpty();
    }

    private Claim run(String claim, String command) {
        return done(commands.get(command).apply(claims.get(claim)));
    }

    private static Map<String, Set<String>> table() {
        var table = new LinkedHashMap<String, Set<String>>();
        ALLOWED.lines()
                .map(line -> line.strip().split("\\s+"))
                .forEach(words ->
                        table.put(words[0], new TreeSet<>(Arrays.asList(words).subList(1, words.length))));
        return table;
    }

    private static Map<String, Function<Claim, Outcome<Claim>>> commands() {
        var commands = new LinkedHashMap<String, Function<Claim, Outcome<Claim>>>();
        commands.put("REDRAFT", claim -> claim.redraft(Facts.NONE, List.of(item())));
        commands.put("SUBMIT", claim -> claim.submit(ALL, List.of(item()), AT, DAY));
        commands.put("UPLOAD", claim -> claim.upload(AT, List.of(item()), DAY));
        for (var node : Node.values()) {
            commands.put("AGREE:" + node, claim -> claim.agree(node, "judge", "", AT, ""));
            commands.put("REJECT:" + node, claim -> claim.reject(node, "judge", "", AT, "no"));
            commands.put("ASK:" + node, claim -> claim.requestSupplement(node, "judge", "", AT, "more"));
        }
        commands.put("SEND_TO_REVIEW", claim -> claim.sendToReview(ALL, "doubt"));
        commands.put("WITHDRAW", claim -> claim.withdraw(AT, ""));
        commands.put("APPROVE", claim -> claim.approve(Map.of("HOSP_DAYS", BigDecimal.TEN), BigDecimal.TEN));
        commands.put("DENY", claim -> claim.deny(AT, "no"));
        commands.put("PAY", claim -> claim.paid(AT));
        commands.put("REVERSE", claim -> claim.reversed(AT, "back"));
        commands.put("TERMINATE", claim -> claim.terminate(AT, "fraud"));
        commands.put("ANNOTATE", claim -> claim.annotate(List.of(item()), "somebody", ""));
        return commands;
    }

    private static Map<String, Claim> claims() {
        var claims = new LinkedHashMap<String, Claim>();
        var draft = Claim.draft(identity(), Facts.NONE, List.of(item()));
        var first = submitted(ALL);
        var recheck = done(first.agree(Node.FIRST_REVIEW, "first", "", AT, ""));
        var upload = done(recheck.agree(Node.BUSINESS_RECHECK, "second", "", AT, ""));
        var report = done(upload.upload(AT, List.of(item()), DAY));
        var reviewed = done(submitted(List.of(Node.FIRST_REVIEW)).agree(Node.FIRST_REVIEW, "first", "", AT, ""));
        var paying = done(reviewed.approve(Map.of(), BigDecimal.TEN));
        claims.put("DRAFT", draft);
        claims.put("FIRST_REVIEW", first);
        claims.put("FIRST_REVIEW+", reviewed);
        claims.put("DIRECT", Claim.direct(identity(), Facts.NONE, List.of(item()), AT, DAY));
        claims.put("BUSINESS_RECHECK", recheck);
        claims.put(
                "BUSINESS_RECHECK+",
                done(done(submitted(List.of(Node.FIRST_REVIEW, Node.BUSINESS_RECHECK))
                                .agree(Node.FIRST_REVIEW, "first", "", AT, ""))
                        .agree(Node.BUSINESS_RECHECK, "second", "", AT, "")));
        claims.put("SUPPLEMENT", done(first.requestSupplement(Node.FIRST_REVIEW, "first", "", AT, "more")));
        claims.put("AWAITING_UPLOAD", upload);
        claims.put("REPORT_RECHECK", report);
        claims.put("REPORT_RECHECK+", done(report.agree(Node.REPORT_RECHECK, "third", "", AT, "")));
        claims.put("PAYING", paying);
        claims.put("COMPLETED", done(paying.paid(AT)));
        claims.put("REJECTED", done(first.reject(Node.FIRST_REVIEW, "first", "", AT, "no")));
        claims.put("WITHDRAWN", done(first.withdraw(AT, "")));
        return claims;
    }

    private static Claim submitted(List<Node> workflow) {
        return done(Claim.draft(identity(), Facts.NONE, List.of(item())).submit(workflow, List.of(item()), AT, DAY));
    }

    private static ClaimItem item() {
        return ClaimItem.of("HOSP_DAYS", DAY, Optional.empty(), Optional.empty())
                .due(Optional.of(DAY.plusDays(30)), Optional.empty(), false);
    }

    private static ClaimIdentity identity() {
        return new ClaimIdentity(
                new UUID(0, 1),
                new UUID(0, 2),
                "SH-2020",
                "2025",
                "",
                Category.HOSPITAL,
                Origin.ONLINE,
                "WINDOW",
                new UUID(0, 3),
                new UUID(0, 4),
                CoverageTerm.oneYearFrom(LocalDate.of(2025, 1, 1)),
                LocalDate.of(2025, 1, 1),
                "filer",
                AT);
    }

    private static Claim done(Outcome<Claim> outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done<Claim>) outcome).value();
    }

    private static String code(Outcome<Claim> outcome) {
        return ((Refused<Claim>) outcome).refusal().code();
    }
}
