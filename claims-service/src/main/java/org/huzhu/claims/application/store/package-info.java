/** Applications in PostgreSQL. */
@NullMarked
package org.huzhu.claims.application.store;

import org.jspecify.annotations.NullMarked;
