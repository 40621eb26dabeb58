/** Filing a claim: drafts, papers, declarations, submission, and what is still missing. */
@NullMarked
package org.huzhu.claims.intake;

import org.jspecify.annotations.NullMarked;
