/** Lists of claims over HTTP and as a workbook. */
@NullMarked
package org.huzhu.claims.record.web;

import org.jspecify.annotations.NullMarked;
