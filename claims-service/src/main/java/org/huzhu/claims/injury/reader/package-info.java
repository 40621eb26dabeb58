/** Reads the tables of laws and regions and their yearly figures from YAML, strictly. */
@NullMarked
package org.huzhu.claims.injury.reader;

import org.jspecify.annotations.NullMarked;
