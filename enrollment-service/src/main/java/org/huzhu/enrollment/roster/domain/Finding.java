package org.huzhu.enrollment.roster.domain;

/**
 * One thing to say about a row: a reason (不可参保原因), a warning or a repair.
 *
 * @param text Chinese, for the handler; holds no personal data
 * @param cell where it is, for example {@code C7}; the field's name where there is no sheet
 */
public record Finding(String code, String text, String cell) {}
