/** When a moved-in row becomes coverage, without a database. */
@NullMarked
package org.huzhu.enrollment.transfer.domain;

import org.jspecify.annotations.NullMarked;
