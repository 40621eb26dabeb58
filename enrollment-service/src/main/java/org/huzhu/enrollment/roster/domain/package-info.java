/** The rules of a roster row, without a workbook and without a database. */
@NullMarked
package org.huzhu.enrollment.roster.domain;

import org.jspecify.annotations.NullMarked;
