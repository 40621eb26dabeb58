/** Measures applications that wait too long. */
@NullMarked
package org.huzhu.claims.application.job;

import org.jspecify.annotations.NullMarked;
