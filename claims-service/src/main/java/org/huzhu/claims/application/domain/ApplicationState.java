package org.huzhu.claims.application.domain;

import java.util.Optional;
import org.huzhu.platform.rulebook.ClaimRules.Node;

/** Where an application stands. */
public enum ApplicationState {
    DRAFT("草稿"),
    SUBMITTED("待初审"),
    FIRST_REVIEWED("待复核"),
    /** The applicant's turn: something is missing. */
    SUPPLEMENT("待补正"),
    COMPLETED("已办结"),
    REJECTED("不予支付"),
    WITHDRAWN("已撤回");

    private final String zh;

    ApplicationState(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** The review it waits for. */
    public Optional<Node> pending() {
        return switch (this) {
            case SUBMITTED -> Optional.of(Node.FIRST_REVIEW);
            case FIRST_REVIEWED -> Optional.of(Node.BUSINESS_RECHECK);
            case DRAFT, SUPPLEMENT, COMPLETED, REJECTED, WITHDRAWN -> Optional.empty();
        };
    }

    public Progress progress() {
        return switch (this) {
            case DRAFT, SUBMITTED, FIRST_REVIEWED, SUPPLEMENT -> Progress.RUNNING;
            case COMPLETED, REJECTED, WITHDRAWN -> Progress.FINISHED;
        };
    }
}
