package org.huzhu.claims.injury.domain;

/** What the reader of a result must know. Its code is stable, its text Chinese. */
public record Warning(String code, String text) {}
