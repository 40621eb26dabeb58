/** Where files are kept. */
@NullMarked
package org.huzhu.enrollment.file.store;

import org.jspecify.annotations.NullMarked;
