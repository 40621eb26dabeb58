/** Wiring that belongs to no feature. */
@NullMarked
package org.huzhu.member.config;

import org.jspecify.annotations.NullMarked;
