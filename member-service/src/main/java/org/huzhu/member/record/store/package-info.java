/** The common filter in SQL. */
@NullMarked
package org.huzhu.member.record.store;

import org.jspecify.annotations.NullMarked;
