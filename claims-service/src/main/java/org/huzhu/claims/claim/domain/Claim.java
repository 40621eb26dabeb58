package org.huzhu.claims.claim.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.huzhu.claims.claim.domain.ReviewNode.Result;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/**
 * A claim (理赔/给付申请) and the changes it allows; each answers the changed claim or refuses with ILLEGAL_TRANSITION.
 * {@link ClaimLife} lists what is allowed when.
 *
 * @param identity what never changes
 * @param revision grows by one with each change
 * @param nodes reviews in order; the pending one, if any, is the last that is not decided
 * @param completeOn day on which everything needed was there: clocks start here (SHC-063)
 * @param assignee staff it is reserved for, as in {@code Caller.id()}; empty for anybody
 * @param reason of the last refusal, supplement request or withdrawal
 * @param lateApproval who allowed filing after the window; empty for nobody (SHC-036)
 */
public record Claim(
        ClaimIdentity identity,
        ClaimState state,
        long revision,
        Facts facts,
        List<ClaimItem> items,
        List<ReviewNode> nodes,
        Optional<Instant> submittedAt,
        Optional<LocalDate> completeOn,
        Optional<Instant> closedAt,
        Optional<BigDecimal> amount,
        String assignee,
        String reason,
        String lateApproval) {

    public Claim {
        items = List.copyOf(items);
        nodes = List.copyOf(nodes);
    }

    public static Claim draft(ClaimIdentity identity, Facts facts, List<ClaimItem> items) {
        return new Claim(
                identity,
                ClaimState.DRAFT,
                1,
                facts,
                items,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "");
    }

    /** Made from a record, with nothing to review: it goes to its decision at once (WXM-010, SHC-020). */
    public static Claim direct(
            ClaimIdentity identity, Facts facts, List<ClaimItem> items, Instant at, LocalDate completeOn) {
        return draft(identity, facts, items).keepRevision(next -> {
            next.state = ClaimState.FIRST_REVIEW;
            next.submittedAt = Optional.of(at);
            next.completeOn = Optional.of(completeOn);
        });
    }

    /** A direct claim that cannot be decided without a human. Reviews that were given are never wiped out. */
    public Outcome<Claim> sendToReview(List<Node> workflow, String why) {
        var untouched =
                nodes.isEmpty() ? allowed(ClaimCommand.REVIEW) : Outcome.<Claim>refused(illegal("SEND_TO_REVIEW"));
        return untouched.map(claim -> claim.change(next -> {
            next.nodes = workflow.stream().map(ReviewNode::pending).toList();
            next.state = ClaimState.at(workflow.getFirst());
            next.reason = why;
        }));
    }

    /** Other facts and responsibilities, while it is a draft. */
    public Outcome<Claim> redraft(Facts newFacts, List<ClaimItem> newItems) {
        return allowed(ClaimCommand.REDRAFT)
                .map(claim -> claim.change(next -> {
                    next.facts = newFacts;
                    next.items = newItems;
                }));
    }

    /**
     * Hands the claim to its first review, or back to the one that asked for more. Items bring their due days.
     *
     * @param workflow the reviews of the category; not empty for a claim that is applied for
     */
    public Outcome<Claim> submit(List<Node> workflow, List<ClaimItem> clocked, Instant at, LocalDate complete) {
        return allowed(ClaimCommand.SUBMIT)
                .map(claim -> claim.change(next -> {
                    var again = state == ClaimState.SUPPLEMENT;
                    var node = again ? askedBy() : workflow.getFirst();
                    next.items = clocked;
                    next.nodes = again
                            ? reopened(node)
                            : workflow.stream().map(ReviewNode::pending).toList();
                    next.state = ClaimState.at(node);
                    next.submittedAt = submittedAt.or(() -> Optional.of(at));
                    next.completeOn = Optional.of(complete);
                    next.reason = "";
                }));
    }

    /** The member confirms what he uploaded (WXM-021). */
    public Outcome<Claim> upload(Instant at, List<ClaimItem> clocked, LocalDate complete) {
        return allowed(ClaimCommand.UPLOAD)
                .map(claim -> claim.decideNode(Node.UPLOAD, Result.AGREE, "", "", at, "")
                        .advance())
                .map(claim -> claim.keepRevision(next -> {
                    next.items = clocked;
                    next.completeOn = Optional.of(complete);
                }));
    }

    /** One review agrees. After the last one the claim stays where it is and {@link #isReviewed()}: the decision follows. */
    public Outcome<Claim> agree(Node node, String handlerId, String handler, Instant at, String words) {
        return reviewable(node, handlerId)
                .map(claim -> claim.decideNode(node, Result.AGREE, handlerId, handler, at, words)
                        .advance());
    }

    public Outcome<Claim> reject(Node node, String handlerId, String handler, Instant at, String why) {
        return reviewable(node, handlerId)
                .map(claim -> claim.decideNode(node, Result.REJECT, handlerId, handler, at, why)
                        .close(ClaimState.REJECTED, at, why));
    }

    /** Asks once and completely for what is missing; the clocks stop (SHC-063). */
    public Outcome<Claim> requestSupplement(Node node, String handlerId, String handler, Instant at, String missing) {
        return reviewable(node, handlerId)
                .map(claim -> claim.decideNode(node, Result.SUPPLEMENT, handlerId, handler, at, missing)
                        .keepRevision(next -> {
                            next.state = ClaimState.SUPPLEMENT;
                            next.completeOn = Optional.empty();
                            next.reason = missing;
                            next.items = claim.items.stream()
                                    .map(item -> item.due(Optional.empty(), Optional.empty(), item.provisional()))
                                    .toList();
                        }));
    }

    public Outcome<Claim> withdraw(Instant at, String why) {
        return allowed(ClaimCommand.WITHDRAW).map(claim -> claim.change(_ -> {}).close(ClaimState.WITHDRAWN, at, why));
    }

    /** The decision: what each responsibility is worth. From here on the claim waits for its payment. */
    public Outcome<Claim> approve(Map<String, BigDecimal> amounts, BigDecimal total) {
        return decidable()
                .map(claim -> claim.change(next -> {
                    next.state = ClaimState.PAYING;
                    next.amount = Optional.of(total);
                    next.items = items.stream()
                            .map(item -> item.decided(amounts.getOrDefault(item.responsibility(), BigDecimal.ZERO)))
                            .toList();
                }));
    }

    /** The decision grants nothing. */
    public Outcome<Claim> deny(Instant at, String why) {
        return decidable().map(claim -> claim.change(_ -> {}).close(ClaimState.REJECTED, at, why));
    }

    public Outcome<Claim> paid(Instant at) {
        return allowed(ClaimCommand.PAY).map(claim -> claim.change(_ -> {}).close(ClaimState.COMPLETED, at, ""));
    }

    /** The bank gave the money back, or it was paid in error: counter-entries exist, the claim says so. */
    public Outcome<Claim> reversed(Instant at, String why) {
        return allowed(ClaimCommand.REVERSE).map(claim -> claim.change(_ -> {}).close(ClaimState.REJECTED, at, why));
    }

    /** The protection was ended because of fraud; nothing is paid any more (SHC-048). */
    public Outcome<Claim> terminate(Instant at, String why) {
        return allowed(ClaimCommand.TERMINATE)
                .map(claim -> claim.change(_ -> {}).close(ClaimState.REJECTED, at, why));
    }

    /** Changes that do not move the claim: assignment, extension, breach, late approval. */
    public Outcome<Claim> annotate(List<ClaimItem> newItems, String newAssignee, String newLateApproval) {
        return allowed(ClaimCommand.ANNOTATE)
                .map(claim -> claim.change(next -> {
                    next.items = newItems;
                    next.assignee = newAssignee;
                    next.lateApproval = newLateApproval;
                }));
    }

    /** The review that waits for somebody. */
    public Optional<Node> pendingNode() {
        return nodes.stream().filter(ReviewNode::isPending).findFirst().map(ReviewNode::node);
    }

    /** Every review has agreed, or none is needed. */
    public boolean isReviewed() {
        return submittedAt.isPresent() && nodes.stream().noneMatch(ReviewNode::isPending);
    }

    /** Four eyes: who filed it or judged another node cannot judge this one. */
    public boolean isBarred(String handlerId, Node node) {
        return identity.filedBy().equals(handlerId)
                || nodes.stream()
                        .anyMatch(entry ->
                                entry.node() != node && entry.handlerId().equals(handlerId));
    }

    /** The first of its events: decides the covering term and the version of the terms (SHC-011). */
    public LocalDate eventDate() {
        return items.stream()
                .map(ClaimItem::eventDate)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** The next day on which something is due. */
    public Optional<LocalDate> dueOn() {
        return items.stream().flatMap(item -> item.dueOn().stream()).min(LocalDate::compareTo);
    }

    private Outcome<Claim> reviewable(Node node, String handlerId) {
        if (node == Node.UPLOAD
                || !ClaimLife.allows(state, ClaimCommand.REVIEW)
                || pendingNode().filter(node::equals).isEmpty()
                || state.node().filter(node::equals).isEmpty()) {
            return refused(illegal("REVIEW " + node));
        }
        if (isBarred(handlerId, node)) {
            return refused(Refusal.of("SAME_PERSON"));
        }
        return assignee.isEmpty() || assignee.equals(handlerId) ? done(this) : refused(Refusal.of("ASSIGNED_TO_OTHER"));
    }

    private Outcome<Claim> decidable() {
        return isReviewed() ? allowed(ClaimCommand.APPROVE) : refused(illegal(ClaimCommand.APPROVE.name()));
    }

    private Outcome<Claim> allowed(ClaimCommand command) {
        return ClaimLife.allows(state, command) ? done(this) : refused(illegal(command.name()));
    }

    private Refusal illegal(String command) {
        return Refusal.of("ILLEGAL_TRANSITION", Map.of("state", state.name(), "action", command));
    }

    private Node askedBy() {
        return nodes.stream()
                .filter(node -> node.result() == Result.SUPPLEMENT)
                .reduce((_, last) -> last)
                .map(ReviewNode::node)
                .orElse(Node.FIRST_REVIEW);
    }

    private Claim decideNode(Node node, Result result, String handlerId, String handler, Instant at, String words) {
        return change(next -> {
            var decided = new ArrayList<ReviewNode>();
            var open = true;
            for (var entry : nodes) {
                var isIt = open && entry.isPending() && entry.node() == node;
                decided.add(isIt ? new ReviewNode(node, result, handlerId, handler, Optional.of(at), words) : entry);
                open = open && !isIt;
            }
            next.nodes = decided;
            next.assignee = "";
        });
    }

    private Claim advance() {
        return pendingNode()
                .map(node -> keepRevision(next -> next.state = ClaimState.at(node)))
                .orElse(this);
    }

    private Claim close(ClaimState closed, Instant at, String why) {
        return keepRevision(next -> {
            next.state = closed;
            next.closedAt = Optional.of(at);
            next.reason = why;
        });
    }

    /** The node is judged once more, right after it asked for more. */
    private List<ReviewNode> reopened(Node node) {
        var all = new ArrayList<>(nodes);
        var asked = all.stream()
                .filter(entry -> entry.result() == Result.SUPPLEMENT)
                .reduce((_, last) -> last);
        all.add(asked.map(all::lastIndexOf).map(index -> index + 1).orElse(all.size()), ReviewNode.pending(node));
        return all;
    }

    private Claim change(Consumer<NextClaim> how) {
        var next = new NextClaim(this);
        next.revision++;
        how.accept(next);
        return next.claim();
    }

    private Claim keepRevision(Consumer<NextClaim> how) {
        var next = new NextClaim(this);
        how.accept(next);
        return next.claim();
    }
}
