package org.huzhu.enrollment.order;

/** How many persons of an order can be enrolled (可参保) and how many cannot (不可参保). */
public record RosterCounts(int eligible, int ineligible) {}
