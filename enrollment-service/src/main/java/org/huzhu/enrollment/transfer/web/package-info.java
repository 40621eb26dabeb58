/** Batches over HTTP, as JSON or as a workbook. */
@NullMarked
package org.huzhu.enrollment.transfer.web;

import org.jspecify.annotations.NullMarked;
