package org.huzhu.platform.rulebook;

/** How sure a rule is (rulebook 0.2, 3). */
public enum RuleStatus {
    /** A public source was read. */
    VERIFIED,
    /** Stated in the society's own documents. */
    SEED,
    /** Computed from their examples. */
    DERIVED,
    /** Plausible, not authoritative. */
    SECONDARY,
    /** No source decides; somebody chose it and may change it. */
    PROPOSED,
    /** Nobody has confirmed it: cannot pay where verified rules are required (rulebook 3.6). */
    UNVERIFIED,
    /** Made up so that a demonstration shows something: cannot pay where verified rules are required. */
    DEMO;

    public boolean isCertain() {
        return this != UNVERIFIED && this != DEMO;
    }
}
