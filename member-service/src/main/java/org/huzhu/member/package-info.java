/** Who you are (accounts, codes, tokens) and what you hold (coverage look-up). */
@NullMarked
package org.huzhu.member;

import org.jspecify.annotations.NullMarked;
