/** The rules of terms, without a database. */
@NullMarked
package org.huzhu.enrollment.coverage.domain;

import org.jspecify.annotations.NullMarked;
