package org.huzhu.enrollment.roster;

/** How a roster is handed in. */
public enum RosterFormat {
    XLSX,
    JSON
}
