/** Reads xlsx workbooks, guarded against hostile files. */
@NullMarked
package org.huzhu.enrollment.workbook;

import org.jspecify.annotations.NullMarked;
