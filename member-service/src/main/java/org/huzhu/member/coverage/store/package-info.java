/** The coverage projection in PostgreSQL. */
@NullMarked
package org.huzhu.member.coverage.store;

import org.jspecify.annotations.NullMarked;
