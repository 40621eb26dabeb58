/** Reads the rulebooks of applications. */
@NullMarked
package org.huzhu.claims.application.rules;

import org.jspecify.annotations.NullMarked;
