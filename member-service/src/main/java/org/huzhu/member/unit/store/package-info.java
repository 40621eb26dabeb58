/** The unit projection in PostgreSQL. */
@NullMarked
package org.huzhu.member.unit.store;

import org.jspecify.annotations.NullMarked;
