package org.huzhu.claims.injury.domain;

/** Matters for the ages of dependants only. */
public enum Sex {
    MALE,
    FEMALE
}
