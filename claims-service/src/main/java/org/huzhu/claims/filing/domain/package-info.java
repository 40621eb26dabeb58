/** Filings as plain Java: their life, what a form must say, and whether a treatment is payable. */
@NullMarked
package org.huzhu.claims.filing.domain;

import org.jspecify.annotations.NullMarked;
