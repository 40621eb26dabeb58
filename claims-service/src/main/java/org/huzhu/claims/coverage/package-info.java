/** What a person was covered for and when: this service's own copy of enrollment's coverages. */
@NullMarked
package org.huzhu.claims.coverage;

import org.jspecify.annotations.NullMarked;
