/** The work-injury compensation calculator (工伤待遇计算, rulebook 1F): answers from tables, keeps nothing. */
@NullMarked
package org.huzhu.claims.injury;

import org.jspecify.annotations.NullMarked;
