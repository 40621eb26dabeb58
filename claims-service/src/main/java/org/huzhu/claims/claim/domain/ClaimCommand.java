package org.huzhu.claims.claim.domain;

/** What can be asked of a claim. */
public enum ClaimCommand {
    REDRAFT,
    SUBMIT,
    UPLOAD,
    REVIEW,
    WITHDRAW,
    APPROVE,
    PAY,
    REVERSE,
    TERMINATE,
    ANNOTATE
}
