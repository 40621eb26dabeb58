/** Reads and writes xlsx workbooks: guarded against hostile files on the way in, free of formulas on the way out. */
@NullMarked
package org.huzhu.enrollment.workbook;

import org.jspecify.annotations.NullMarked;
