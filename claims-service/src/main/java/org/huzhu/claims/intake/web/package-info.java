/** Filing over HTTP. */
@NullMarked
package org.huzhu.claims.intake.web;

import org.jspecify.annotations.NullMarked;
