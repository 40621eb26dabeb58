/** What happens to filings because of the date. */
@NullMarked
package org.huzhu.claims.filing.job;

import org.jspecify.annotations.NullMarked;
