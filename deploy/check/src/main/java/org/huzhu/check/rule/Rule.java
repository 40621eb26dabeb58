package org.huzhu.check.rule;

import org.huzhu.check.store.Service;

/**
 * A query for what must not be there.
 *
 * @param what is wrong with the rows it answers; the column that counts is {@code id}
 */
record Rule(Service service, String what, String sql) {}
