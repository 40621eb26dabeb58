package org.huzhu.claims.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Mono;

/** Claims that wait for a review, by due day and then by submission; those without a due day come last. */
public interface ReviewQueue {

    /** The nodes staff judge, in order. */
    List<Node> NODES = List.of(Node.FIRST_REVIEW, Node.BUSINESS_RECHECK, Node.REPORT_RECHECK);

    /** Up to {@code limit + 1} rows, for {@link Page#of}. */
    Mono<List<Row>> page(Filter filter, Page.Request request);

    Mono<Long> count(Filter filter);

    /** One for each of {@link #NODES}, in that order. */
    Mono<List<NodeSummary>> summary(LocalDate today, LocalDate soon);

    /**
     * Which claims.
     *
     * @param assignee as in {@code Caller.id()}; an empty text for those that are nobody's
     */
    record Filter(Set<Node> nodes, Optional<String> product, Optional<String> assignee) {}

    /**
     * One claim in the queue.
     *
     * @param personsWithSameAccount other persons whose claims name the same account: a sign to look closer
     */
    record Row(
            UUID claimId,
            String product,
            Category category,
            Node node,
            byte[] sealedPerson,
            Instant submittedAt,
            Instant waitingSince,
            Optional<LocalDate> dueOn,
            String assignee,
            boolean provisional,
            long revision,
            long personsWithSameAccount) {

        String sortKey() {
            return dueOn.map(LocalDate::toString).orElse("") + "|" + submittedAt + "|" + claimId;
        }
    }

    /**
     * How much waits at one node.
     *
     * @param oldest since when the longest waiting one does
     */
    record NodeSummary(Node node, long length, long unassigned, Optional<Instant> oldest, long overdue, long dueSoon) {}
}
