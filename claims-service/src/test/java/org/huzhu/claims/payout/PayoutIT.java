package org.huzhu.claims.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.security.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** From the decision to the bank and back. */
class PayoutIT extends PayoutTestbed {

    @Test
    void aHundredParallelOrdersOfOneClaimAreOnePayoutForEver() {
        var claim = decided("350.00");
        var payee = new Payee(AccountKind.SS_CARD, "", "", "6228480000000009999", "张三");

        Flux.range(0, 100)
                .flatMap(_ -> orders.order(claim, payee).as(transaction::transactional), 20)
                .blockLast(PATIENCE);

        assertThat(count("payout where claim_id = '%s'"
                        .formatted(claim.identity().claimId())))
                .isEqualTo(1);
        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED");
        assertThat(payout(claim).get("account")).isEqualTo("6228 **** **** 4171");
        var dearer = claim(product, new BigDecimal("351.00"));
        var same = new Claim(
                claim.identity(),
                claim.state(),
                1,
                claim.facts(),
                claim.items(),
                claim.nodes(),
                claim.submittedAt(),
                claim.completeOn(),
                claim.closedAt(),
                dearer.amount(),
                "",
                "",
                "");
        assertThatThrownBy(() ->
                        orders.order(same, payee).as(transaction::transactional).block(PATIENCE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName(
            "AC-112 batches and payouts show 6228 **** **** 4171; only the bank file has the card in clear, and each taking is recorded")
    void fromReadyToPaid() {
        var claim = decided("350.00");
        var other = decided("120.50");
        var batch = batch();

        assertThat(state(claim)).isEqualTo("BATCHED");
        assertThat(code(post(maker, "/api/v1/payout-batches/" + batch + "/approval", Map.of("decision", "APPROVE"))))
                .isEqualTo("SAME_PERSON");
        assertThat(code(maker.get()
                        .uri("/api/v1/payout-batches/{b}/bank-file", batch)
                        .exchange()))
                .isEqualTo("ILLEGAL_TRANSITION");
        var approved = body(approve(batch).expectStatus().isOk());
        assertThat(approved.get("state")).isEqualTo("APPROVED");
        assertThat(approved.get("total")).isEqualTo("470.50");
        assertThat(approved.get("count")).isEqualTo(2);

        var first = file(batch);
        assertThat(first).contains(CARD).endsWith("TRAILER,2,,,,470.50,\r\n").isEqualTo(file(batch));
        assertThat(ReviewBatch.sha256(first.getBytes(StandardCharsets.UTF_8))).isEqualTo(approved.get("sha256"));
        assertThat(count("audit where action = 'BANK_FILE_TAKEN' and object_id = '%s'".formatted(batch)))
                .isEqualTo(2);
        assertThat(state(claim)).isEqualTo("SENT");
        assertThat(code(post(maker, "/api/v1/payout-batches/" + batch + "/cancellation", Map.of())))
                .isEqualTo("ILLEGAL_TRANSITION");

        assertThat(answer(batch, line(claim, 1, "PAID"))).containsExactly("APPLIED");
        assertThat(answer(batch, line(other, 1, "PAID"), line(claim, 1, "PAID")))
                .containsExactly("APPLIED", "ALREADY_APPLIED");

        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED", "BENEFIT_PAID");
        assertThat(claimState(claim)).isEqualTo("COMPLETED");
        assertThat(messages(claim, 1, "CLAIM_PAID")).isEqualTo(1);
        var detail = body(auditor.get().uri("/api/v1/payout-batches/{b}", batch).exchange());
        assertThat(detail.get("outcomes")).isEqualTo(Map.of("PAID", 2));
        assertThat(detail.toString()).contains("6228 **** **** 4171").doesNotContain(CARD);
        assertThat(payout(claim).toString()).contains("6228 **** **** 4171").doesNotContain(CARD);
        assertThat(count("audit where detail::text like '%" + CARD + "%'")).isZero();
        balanced();
    }

    @Test
    void onlyFinanceTouchesBatchesAndAuditorsOnlyLook() {
        decided("10.00");
        var member = client(tokens.account(UUID.randomUUID()));

        for (var nobody : List.of(member, auditor, client(tokens.staff(Role.FIRST_REVIEWER)))) {
            post(nobody, "/api/v1/payout-batches", Map.of("product", product))
                    .expectStatus()
                    .isForbidden();
        }
        var batch = batch();
        approve(batch).expectStatus().isOk();
        auditor.get()
                .uri("/api/v1/payout-batches/{b}/bank-file", batch)
                .exchange()
                .expectStatus()
                .isForbidden();
        member.get().uri("/api/v1/journal").exchange().expectStatus().isForbidden();
        auditor.get().uri("/api/v1/payout-batches").exchange().expectStatus().isOk();
        assertThat(code(post(maker, "/api/v1/payout-batches", Map.of("product", product))))
                .isEqualTo("NOTHING_TO_PAY");
    }

    @Test
    void aRejectedAndACancelledBatchGiveTheirPayoutsBackUnderNewReferences() {
        var claim = decided("10.00");
        var first = batch();
        assertThat(code(post(checker, "/api/v1/payout-batches/" + first + "/approval", Map.of("decision", "REJECT"))))
                .isEqualTo("PAYOUT_REASON_REQUIRED");
        post(checker, "/api/v1/payout-batches/" + first + "/approval", Map.of("decision", "REJECT", "reason", "金额有误"))
                .expectStatus()
                .isOk();
        var second = batch();
        approve(second).expectStatus().isOk();
        post(maker, "/api/v1/payout-batches/" + second + "/cancellation", Map.of("reason", "改日"))
                .expectStatus()
                .isOk();
        var third = sent();

        assertThat(answer(third, line(claim, 1, "PAID"), line(claim, 2, "PAID"), line(claim, 3, "PAID")))
                .containsExactly("NOT_OURS", "NOT_OURS", "APPLIED");
        assertThat(state(claim)).isEqualTo("PAID");
    }

    @Test
    void twoRunsAtOnceNeverShareAPayout() {
        for (var round = 0; round < 50; round++) {
            IntStream.range(0, 4).forEach(_ -> decided("1.00"));
            var runs = Flux.just(maker, checker, maker, checker)
                    .flatMap(by -> Mono.fromCallable(() -> post(
                                            by,
                                            "/api/v1/payout-batches",
                                            Map.of("product", product, "maxAmount", "3.00"))
                                    .returnResult(String.class)
                                    .getStatus()
                                    .value())
                            .subscribeOn(Schedulers.boundedElastic()))
                    .collectList()
                    .block(PATIENCE);
            assertThat(runs).allMatch(status -> status == 201 || status == 409);
        }

        assertThat(count("""
                (select l.claim_id from payout_line l join payout p using (person_id, claim_id)
                 where p.product = '%s' and l.state = 'PENDING' group by l.claim_id having count(*) > 1) as shared
                """.formatted(product))).isZero();
        assertThat(count("""
                payout_line l join payout p using (person_id, claim_id) where p.product = '%s'""".formatted(product)))
                .isEqualTo(count("payout where product = '%s' and state = 'BATCHED'".formatted(product)));
        assertThat(count("""
                (select b.batch_id from payout_batch b join payout_line l using (batch_id) where b.product = '%s'
                 group by b.batch_id, b.total, b.lines having sum(l.amount) <> b.total or count(*) <> b.lines) as wrong
                """.formatted(product))).isZero();
    }

    @Test
    void theSameFileFiveTimesInParallelPaysOnce() {
        var claims = IntStream.range(0, 10).mapToObj(_ -> decided("20.00")).toList();
        var batch = sent();
        var lines = claims.stream().map(claim -> line(claim, 1, "PAID")).toArray(String[]::new);

        var results = Flux.range(0, 5)
                .flatMap(_ -> Mono.fromCallable(() -> answer(batch, lines)).subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(PATIENCE);

        assertThat(results.stream().flatMap(List::stream).filter("APPLIED"::equals))
                .hasSize(10);
        assertThat(results.stream().flatMap(List::stream).filter("ALREADY_APPLIED"::equals))
                .hasSize(40);
        assertThat(claims).allSatisfy(claim -> {
            assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED", "BENEFIT_PAID");
            assertThat(messages(claim, 1, "CLAIM_PAID")).isEqualTo(1);
        });
    }

    @Test
    void refusedThenANewCardThenPaidWithOneEffect() {
        var claim = decided("88.00");
        var id = claim.identity().claimId();
        var account = UUID.randomUUID();
        db.sql("insert into member_account (person_id, account_id) values (:person, :account)")
                .bind("person", claim.identity().personId())
                .bind("account", account)
                .then()
                .block(PATIENCE);
        var member = client(tokens.account(account));
        var path = "/api/v1/claims/" + id + "/payee";
        var card = Map.of("type", "SS_CARD", "account", "6228 4800 0000 0009 999");
        assertThat(code(post(member, path, card))).isEqualTo("ILLEGAL_TRANSITION");
        var first = sent();

        assertThat(answer(first, line(claim, 1, "REFUSED"))).containsExactly("APPLIED");
        assertThat(state(claim)).isEqualTo("REFUSED");
        assertThat(claimState(claim)).isEqualTo("PAYING");
        assertThat(messages(claim, 1, "CLAIM_NEW_CARD")).isEqualTo(1);
        assertThat(code(post(client(tokens.account(UUID.randomUUID())), path, card)))
                .isEqualTo("NOT_FOUND");
        assertThat(code(post(auditor, path, card))).isEqualTo("NOT_FOUND");
        assertThat(code(post(member, path, Map.of("type", "SS_CARD", "account", "622848000000", "holder", "李四"))))
                .isEqualTo("HOLDER_MISMATCH");
        assertThat(code(post(member, path, Map.of("type", "OTHER", "account", "622848000000", "bank", "=1+1"))))
                .isEqualTo("PAYEE_INVALID");
        post(member, path, card).expectStatus().isOk();
        var second = sent();

        assertThat(file(second)).contains("6228480000000009999").doesNotContain(CARD);
        assertThat(answer(first, line(claim, 1, "REFUSED"))).containsExactly("ALREADY_APPLIED");
        assertThat(answer(second, line(claim, 2, "PAID"))).containsExactly("APPLIED");
        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED", "BENEFIT_PAID");
        assertThat(claimState(claim)).isEqualTo("COMPLETED");
        assertThat((List<?>) payout(claim).get("attempts")).hasSize(2);
        balanced();
    }

    @Test
    void theKindOfAccountIsOneTheProductPaysTo() {
        var claim = decided("WX-3IN1", "5.00", new Payee(AccountKind.SS_CARD, "", "", CARD, "张三"));
        db.sql("update payout set state = 'REFUSED' where claim_id = :id")
                .bind("id", claim.identity().claimId())
                .then()
                .block(PATIENCE);
        var staff = client(tokens.staff(Role.FIRST_REVIEWER));
        var path = "/api/v1/claims/" + claim.identity().claimId() + "/payee";

        assertThat(code(post(staff, path, Map.of("type", "UNION_CARD", "account", "6228480000000009999"))))
                .isEqualTo("PAYEE_KIND_NOT_ALLOWED");
    }

    @Test
    void unknownIsNeverSentAgainAndPaidByALaterAnswer() {
        var claim = decided("77.00");
        var batch = sent();

        assertThat(answer(batch, line(claim, 1, "UNKNOWN"))).containsExactly("APPLIED");
        assertThat(state(claim)).isEqualTo("UNKNOWN");
        assertThat(code(post(maker, "/api/v1/payout-batches", Map.of("product", product))))
                .isEqualTo("NOTHING_TO_PAY");
        assertThat(answer(batch, line(claim, 1, "PAID"))).containsExactly("APPLIED");
        assertThat(state(claim)).isEqualTo("PAID");
        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED", "BENEFIT_PAID");
    }

    @Test
    void unknownIsSettledByTwoPeople() {
        var claim = decided("66.00");
        answer(sent(), line(claim, 1, "UNKNOWN"));
        var path = "/api/v1/payouts/" + claim.identity().claimId() + "/settlement";
        var settlement = Map.of("outcome", "PAID", "evidence", "银行电话核实，流水号20260204001");
        post(maker, path, settlement).expectStatus().isOk();

        assertThat(code(post(checker, path, settlement))).isEqualTo("PAYOUT_REQUEST_OPEN");
        assertThat(code(post(maker, path + "/approval", Map.of("decision", "APPROVE"))))
                .isEqualTo("SAME_PERSON");
        assertThat(state(claim)).isEqualTo("UNKNOWN");
        assertThat(body(post(checker, path + "/approval", Map.of("decision", "APPROVE")))
                        .get("state"))
                .isEqualTo("PAID");
        assertThat(claimState(claim)).isEqualTo("COMPLETED");
        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED", "BENEFIT_PAID");
    }

    @Test
    void paidAndThenRefusedIsHeldAndAReturnedPaymentIsPaidAgainOnlyAfterPeopleSaidSo() {
        var claim = decided("55.00");
        var first = sent();
        answer(first, line(claim, 1, "PAID"));

        assertThat(answer(first, line(claim, 1, "REFUSED"))).containsExactly("CONFLICTING");
        assertThat(answer(first, line(claim, 1, "REFUSED"))).containsExactly("ALREADY_APPLIED");
        assertThat(state(claim)).isEqualTo("DISPUTED");
        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED", "BENEFIT_PAID");
        var path = "/api/v1/payouts/" + claim.identity().claimId() + "/settlement";
        post(maker, path, Map.of("outcome", "REFUSED", "evidence", "款项已退回"))
                .expectStatus()
                .isOk();
        post(checker, path + "/approval", Map.of("decision", "APPROVE"))
                .expectStatus()
                .isOk();
        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED", "BENEFIT_PAID", "PAYMENT_RETURNED");
        post(
                        client(tokens.staff(Role.FIRST_REVIEWER)),
                        "/api/v1/claims/" + claim.identity().claimId() + "/payee",
                        Map.of("type", "SS_CARD", "account", "6228480000000009999"))
                .expectStatus()
                .isOk();
        answer(sent(), line(claim, 2, "PAID"));

        assertThat(state(claim)).isEqualTo("PAID");
        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED", "BENEFIT_PAID", "PAYMENT_RETURNED", "BENEFIT_PAID");
        assertThat(answer(first, line(claim, 1, "PAID"), line(claim, 1, "REFUSED")))
                .containsExactly("ALREADY_APPLIED", "ALREADY_APPLIED");
        balanced();
    }

    @Test
    void refusedAndThenPaidKeepsTheNextBatchFromLeaving() {
        var claim = decided("44.00");
        var first = sent();
        answer(first, line(claim, 1, "REFUSED"));
        var staff = client(tokens.staff(Role.FIRST_REVIEWER));
        post(
                        staff,
                        "/api/v1/claims/" + claim.identity().claimId() + "/payee",
                        Map.of("type", "SS_CARD", "account", CARD))
                .expectStatus()
                .isOk();
        var second = batch();
        approve(second).expectStatus().isOk();

        assertThat(answer(first, line(claim, 1, "PAID"))).containsExactly("CONFLICTING");

        assertThat(code(maker.get()
                        .uri("/api/v1/payout-batches/{b}/bank-file", second)
                        .exchange()))
                .isEqualTo("BATCH_HELD");
        var path = "/api/v1/payouts/" + claim.identity().claimId() + "/settlement";
        post(maker, path, Map.of("outcome", "PAID", "evidence", "对账单"))
                .expectStatus()
                .isOk();
        assertThat(code(post(checker, path + "/approval", Map.of("decision", "APPROVE"))))
                .isEqualTo("PAYOUT_IN_BATCH");
        post(maker, "/api/v1/payout-batches/" + second + "/cancellation", Map.of())
                .expectStatus()
                .isOk();
        post(checker, path + "/approval", Map.of("decision", "APPROVE"))
                .expectStatus()
                .isOk();
        assertThat(state(claim)).isEqualTo("PAID");
        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED", "BENEFIT_PAID");
    }

    @Test
    void whatWasNeverSentOrHasAnotherAmountChangesNothingOrIsHeld() {
        var claim = decided("33.00");
        var elsewhere = decided("T-other-" + product, "33.00", new Payee(AccountKind.SS_CARD, "", "", CARD, "张三"));
        var batch = sent();

        assertThat(answer(
                        batch,
                        line(elsewhere, 1, "PAID"),
                        line(claim, 9, "PAID"),
                        line(claim(product, BigDecimal.TEN), 1, "PAID"),
                        "=cmd,1,PAID,,,",
                        line(claim, 1, "330.00", "PAID")))
                .containsExactly("NOT_OURS", "NOT_OURS", "NOT_OURS", "INVALID", "AMOUNT_DIFFERS");

        assertThat(state(elsewhere)).isEqualTo("READY");
        assertThat(state(claim)).isEqualTo("DISPUTED");
        assertThat(kinds(claim)).containsExactly("BENEFIT_GRANTED");
    }

    @Test
    void theAnswerCanComeAsAForm() {
        var claim = decided("22.00");
        var batch = sent();
        var form = new MultipartBodyBuilder();
        form.part("file", (HEADER + line(claim, 1, "PAID")).getBytes(StandardCharsets.UTF_8))
                .filename("result.csv");

        var report = body(maker.post()
                .uri("/api/v1/payout-batches/{b}/bank-result", batch)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(form.build())
                .exchange()
                .expectStatus()
                .isOk());

        assertThat(report.get("counts")).isEqualTo(Map.of("APPLIED", 1));
        assertThat(code(maker.post()
                        .uri("/api/v1/payout-batches/{b}/bank-result", batch)
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("PK")
                        .exchange()))
                .isEqualTo("BANK_RESULT_UNREADABLE");
    }

    @Test
    void anAccountNoBankCouldReadStaysOutOfTheBatchAndTheMemberIsAsked() {
        var good = decided("1.00");
        var bad = decided(product, "2.00", new Payee(AccountKind.SS_CARD, "", "", "12-34", "张三"));

        var batch = batch();

        assertThat(body(auditor.get().uri("/api/v1/payout-batches/{b}", batch).exchange())
                        .get("count"))
                .isEqualTo(1);
        assertThat(state(good)).isEqualTo("BATCHED");
        assertThat(state(bad)).isEqualTo("REFUSED");
        assertThat(count("outbox where key like 'payout/%s/0/%%/CLAIM_NEW_CARD'"
                        .formatted(bad.identity().claimId())))
                .isEqualTo(1);
    }

    @Test
    void theJournalIsReadPageByPage() {
        var claim = decided("7.00");
        answer(sent(), line(claim, 1, "PAID"));
        var first = body(auditor.get()
                .uri("/api/v1/journal?product={p}&limit=1", product)
                .exchange()
                .expectStatus()
                .isOk());

        var second = body(auditor.get()
                .uri("/api/v1/journal?product={p}&limit=1&cursor={c}", product, first.get("next"))
                .exchange()
                .expectStatus()
                .isOk());

        assertThat(first.get("total")).isEqualTo(2);
        assertThat(first.get("items").toString()).contains("BENEFIT_GRANTED").contains("-7.00");
        assertThat(second.get("items").toString()).contains("BENEFIT_PAID");
        assertThat(second.get("next")).isNull();
        assertThat(code(auditor.get().uri("/api/v1/journal?cursor=bm9wZQ").exchange()))
                .isEqualTo("CURSOR_INVALID");
    }

    @Test
    void aReversalTakesTwoPeopleAndCountersEverythingOnce() {
        var claim = decided("99.00");
        var path = "/api/v1/payouts/" + claim.identity().claimId() + "/reversal";
        var why = Map.of("reason", "重复报销，款项已追回");
        assertThat(code(post(maker, path, why))).isEqualTo("ILLEGAL_TRANSITION");
        answer(sent(), line(claim, 1, "PAID"));
        post(maker, path, why).expectStatus().isOk();
        assertThat(code(post(maker, path + "/approval", Map.of("decision", "APPROVE"))))
                .isEqualTo("SAME_PERSON");
        post(checker, path + "/approval", Map.of("decision", "REJECT", "reason", "先补证据"))
                .expectStatus()
                .isOk();
        assertThat(state(claim)).isEqualTo("PAID");
        post(maker, path, why).expectStatus().isOk();

        assertThat(body(post(checker, path + "/approval", Map.of("decision", "APPROVE")))
                        .get("state"))
                .isEqualTo("REVERSED");

        assertThat(claimState(claim)).isEqualTo("REJECTED");
        assertThat(new HashSet<>(kinds(claim)))
                .containsExactlyInAnyOrder("BENEFIT_GRANTED", "BENEFIT_PAID", "REVERSAL");
        assertThat(kinds(claim)).hasSize(4);
        var totals = new ArrayList<String>();
        ((List<?>) balanced().get("totals")).forEach(row -> totals.add((String) ((Map<?, ?>) row).get("balance")));
        assertThat(totals).containsOnly("0.00");
        assertThat(code(post(checker, path + "/approval", Map.of("decision", "APPROVE"))))
                .isEqualTo("NOT_FOUND");
        assertThat(code(post(maker, path, why))).isEqualTo("ILLEGAL_TRANSITION");
    }
}
