package org.huzhu.enrollment.renewal;

import org.huzhu.enrollment.renewal.domain.RenewalWindow;

/** The expiries of one product that count. */
public record ProductWindow(String product, RenewalWindow window) {}
