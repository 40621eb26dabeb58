/** The claim projection in PostgreSQL. */
@NullMarked
package org.huzhu.member.claim.store;

import org.jspecify.annotations.NullMarked;
