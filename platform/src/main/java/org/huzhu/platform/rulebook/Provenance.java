package org.huzhu.platform.rulebook;

/**
 * Where a rule comes from.
 *
 * @param clause as a decision cites it in Chinese, for example {@code 申请时限（二）}
 * @param source document and place, and the rule id
 */
public record Provenance(RuleStatus status, String clause, String source) {}
