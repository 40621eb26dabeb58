package org.huzhu.check.projection;

import java.util.List;
import org.huzhu.check.store.Service;

/**
 * A table that repeats what another service decides. Both queries answer {@code id} in the order of its text and the columns;
 * the source also {@code settled}: whether the copy must have heard of the row by now.
 */
record Copy(String name, List<String> columns, Service source, String sourceSql, Service owner, String copySql) {}
