/** What a claim's state is called in a list. */
@NullMarked
package org.huzhu.claims.record.domain;

import org.jspecify.annotations.NullMarked;
