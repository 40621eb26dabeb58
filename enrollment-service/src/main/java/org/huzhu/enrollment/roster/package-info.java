/** Rosters (花名册): workbook or JSON in, eligible and ineligible persons of an order out. */
@NullMarked
package org.huzhu.enrollment.roster;

import org.jspecify.annotations.NullMarked;
