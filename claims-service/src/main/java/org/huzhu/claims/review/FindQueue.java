package org.huzhu.claims.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.SealedApplicants;
import org.huzhu.claims.review.ReviewQueue.Filter;
import org.huzhu.claims.review.ReviewQueue.NodeSummary;
import org.huzhu.claims.review.ReviewQueue.Row;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** 待办队列: what the staff have before them. */
@Component
public class FindQueue {

    private final ReviewQueue queue;
    private final SealedApplicants applicants;
    private final ClaimTerms terms;
    private final ReviewSettings settings;
    private final Clock clock;

    FindQueue(ReviewQueue queue, SealedApplicants applicants, ClaimTerms terms, ReviewSettings settings, Clock clock) {
        this.queue = queue;
        this.applicants = applicants;
        this.terms = terms;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param name masked
     * @param waitingSince it came to this node
     * @param daysLeft calendar days until the due day; negative when overdue
     * @param provisional a day of it may still move with the work calendar
     * @param personsWithSameAccount other persons whose claims name the same account
     */
    public record Item(
            UUID claimId,
            String claimNo,
            String product,
            String productName,
            Category category,
            Node node,
            String name,
            Instant submittedAt,
            Instant waitingSince,
            Optional<LocalDate> dueOn,
            Optional<Long> daysLeft,
            boolean overdue,
            String assignee,
            boolean provisional,
            long revision,
            long personsWithSameAccount) {}

    public Mono<Page<Item>> page(Filter filter, Page.Request request) {
        return Mono.zip(queue.page(filter, request), queue.count(filter), (rows, total) -> {
            var page = Page.of(rows, request.limit(), total, Row::sortKey);
            return new Page<>(page.items().stream().map(this::item).toList(), page.next(), page.total());
        });
    }

    public Mono<List<NodeSummary>> summary() {
        var today = LocalDate.now(clock);
        return queue.summary(today, today.plusDays(settings.dueSoonDays()));
    }

    private Item item(Row row) {
        var today = LocalDate.now(clock);
        var daysLeft = row.dueOn().map(due -> ChronoUnit.DAYS.between(today, due));
        return new Item(
                row.claimId(),
                row.claimId().toString().substring(0, 8),
                row.product(),
                terms.productName(row.product()),
                row.category(),
                row.node(),
                PersonName.mask(
                        applicants.applicant(row.claimId(), row.sealedPerson()).name()),
                row.submittedAt(),
                row.waitingSince(),
                row.dueOn(),
                daysLeft,
                daysLeft.filter(left -> left < 0).isPresent(),
                row.assignee(),
                row.provisional(),
                row.revision(),
                row.personsWithSameAccount());
    }
}
