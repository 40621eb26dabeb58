/** Gauges of claims and filings, read from the database at intervals. */
@NullMarked
package org.huzhu.claims.measure.store;

import org.jspecify.annotations.NullMarked;
