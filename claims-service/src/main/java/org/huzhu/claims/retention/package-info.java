/** What personal data claims hold, for how long, and how it goes. */
@NullMarked
package org.huzhu.claims.retention;

import org.jspecify.annotations.NullMarked;
