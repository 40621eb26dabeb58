/** Records over HTTP and as a workbook. */
@NullMarked
package org.huzhu.enrollment.coverage.web;

import org.jspecify.annotations.NullMarked;
