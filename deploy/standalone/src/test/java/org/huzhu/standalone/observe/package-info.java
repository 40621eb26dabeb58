/** The proof that rules, boards and runbooks are true. */
@NullMarked
package org.huzhu.standalone.observe;

import org.jspecify.annotations.NullMarked;
