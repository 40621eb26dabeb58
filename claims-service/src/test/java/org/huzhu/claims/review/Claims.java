package org.huzhu.claims.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimIdentity;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.Origin;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Claims for tests, written the way intake writes them. Each has its own person unless a test says otherwise. */
public final class Claims {

    public static final LocalDate EVENT = LocalDate.of(2026, 3, 1);
    public static final Facts TEN_DAYS = Facts.of(Map.of(
            "stayDays",
            new BigDecimal("10"),
            "cause",
            "OTHER",
            "inpatientOrEmergencyObs",
            true,
            "burdenRelief",
            false));

    private final ClaimChanges changes;
    private final ClaimStore store;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private UUID unitId = UUID.randomUUID();
    private UUID personId = UUID.randomUUID();
    private String name = "张安";
    private String phone = "13900000019";
    private String card = "6222020000000000011";
    private String filedBy = "account:" + UUID.randomUUID();

    public Claims(ClaimChanges changes, ClaimStore store, TransactionalOperator transaction, Clock clock) {
        this.changes = changes;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Claims ofUnit(UUID unit) {
        unitId = unit;
        return this;
    }

    public Claims of(UUID person, String personName, String personPhone) {
        personId = person;
        name = personName;
        phone = personPhone;
        return this;
    }

    public Claims paidTo(String account) {
        card = account;
        return this;
    }

    public Claims filedBy(String caller) {
        filedBy = caller;
        return this;
    }

    /** Shanghai, ten days in hospital: one review, then 800.00. */
    public Claim shanghai(LocalDate dueOn) {
        return submitted(hospital(Origin.ONLINE), TEN_DAYS, List.of(due(item("HOSP_DAYS"), dueOn)), Node.FIRST_REVIEW);
    }

    public Claim shanghai(Facts facts) {
        return submitted(
                hospital(Origin.ONLINE), facts, List.of(due(item("HOSP_DAYS"), EVENT.plusDays(60))), Node.FIRST_REVIEW);
    }

    public Claim accident(LocalDate consolationDue, LocalDate fireDue) {
        return submitted(
                identity("SH-2020", "2025", Category.ACCIDENT, Origin.ONLINE),
                Facts.NONE,
                List.of(due(item("ACC_CONSOLATION"), consolationDue), due(item("ACC_FIRE"), fireDue)),
                Node.FIRST_REVIEW);
    }

    public Claim wuxiCritical() {
        return submitted(
                identity("WX-3IN1", "2021", Category.CRITICAL, Origin.ONLINE),
                Facts.NONE,
                List.of(item("CRITICAL_ILLNESS")),
                Node.FIRST_REVIEW,
                Node.BUSINESS_RECHECK,
                Node.UPLOAD,
                Node.REPORT_RECHECK);
    }

    public Claim draft() {
        return create(Claim.draft(hospital(Origin.ONLINE), TEN_DAYS, List.of(item("HOSP_DAYS"))));
    }

    /** Made from data, not decided yet. */
    public Claim direct(ClaimItem item, LocalDate received) {
        return create(Claim.direct(hospital(Origin.AUTO), TEN_DAYS, List.of(item), clock.instant(), received));
    }

    public Claim paidWithoutHuman() {
        var direct = direct(item("HOSP_DAYS"), EVENT);
        var amount = new BigDecimal("800.00");
        return save(done(direct.approve(Map.of("HOSP_DAYS", amount), amount)), Change.APPROVED);
    }

    public Claim save(Claim claim, Change change) {
        return changes.save(claim, By.system(change, ""))
                .as(transaction::transactional)
                .block();
    }

    public Claim load(Claim claim) {
        return store.find(claim.identity().claimId()).block();
    }

    public static ClaimItem item(String responsibility) {
        return ClaimItem.of(responsibility, EVENT, Optional.empty(), Optional.empty());
    }

    public static ClaimItem due(ClaimItem item, LocalDate day) {
        return item.due(Optional.of(day), Optional.empty(), false);
    }

    public static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done<T>) outcome).value();
    }

    private ClaimIdentity hospital(Origin origin) {
        return identity("SH-2020", "2025", Category.HOSPITAL, origin);
    }

    private ClaimIdentity identity(String product, String version, Category category, Origin origin) {
        var term = CoverageTerm.oneYearFrom(LocalDate.of(2026, 1, 1));
        return new ClaimIdentity(
                personId,
                UUID.randomUUID(),
                product,
                version,
                "",
                category,
                origin,
                "WINDOW",
                UUID.randomUUID(),
                unitId,
                term,
                term.from(),
                filedBy,
                clock.instant());
    }

    private Claim submitted(ClaimIdentity identity, Facts facts, List<ClaimItem> items, Node... workflow) {
        var draft = create(Claim.draft(identity, facts, items));
        return save(
                done(draft.submit(List.of(workflow), items, clock.instant(), LocalDate.now(clock))), Change.SUBMITTED);
    }

    private Claim create(Claim claim) {
        var applicant = new Applicant(name, "32020119900101001X", phone, "", "", "", "", "", "", Optional.empty());
        var payee = new Payee(AccountKind.SS_CARD, "某行", "", card, name);
        return changes.create(claim, applicant, payee, By.system(Change.CREATED, ""))
                .as(transaction::transactional)
                .block();
    }
}
