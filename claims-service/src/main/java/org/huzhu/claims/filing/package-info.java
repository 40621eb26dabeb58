/** 异地就医备案: filings for treatment away from the insured place, and what of it the fund pays (rulebook 1E). */
@NullMarked
package org.huzhu.claims.filing;

import org.jspecify.annotations.NullMarked;
