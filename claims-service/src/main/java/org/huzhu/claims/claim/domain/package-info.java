/** A claim and the life it can lead: pure. */
@NullMarked
package org.huzhu.claims.claim.domain;

import org.jspecify.annotations.NullMarked;
