/** What lists of coverages and of claims have in common. */
@NullMarked
package org.huzhu.member.record;

import org.jspecify.annotations.NullMarked;
