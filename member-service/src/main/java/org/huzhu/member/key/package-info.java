/** The keys that sign access tokens: minted, published, rotated. */
@NullMarked
package org.huzhu.member.key;

import org.jspecify.annotations.NullMarked;
