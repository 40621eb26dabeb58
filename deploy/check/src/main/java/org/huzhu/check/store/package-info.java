/** Reads the services' databases: one snapshot each, rows as streams, nothing written. */
@NullMarked
package org.huzhu.check.store;

import org.jspecify.annotations.NullMarked;
