/** Codes and allowances in PostgreSQL, exact over several instances. */
@NullMarked
package org.huzhu.member.code.store;

import org.jspecify.annotations.NullMarked;
