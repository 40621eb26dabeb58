/** The renewal list over HTTP and as a workbook that can be uploaded again. */
@NullMarked
package org.huzhu.enrollment.renewal.web;

import org.jspecify.annotations.NullMarked;
