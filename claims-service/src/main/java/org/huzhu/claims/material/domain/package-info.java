/** Which papers a case needs and which are still missing: pure, and the same for everything that asks for papers. */
@NullMarked
package org.huzhu.claims.material.domain;

import org.jspecify.annotations.NullMarked;
