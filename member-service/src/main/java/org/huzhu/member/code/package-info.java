/** SMS codes: asked for, sent at most as often as allowed, checked (WXU-005, WXU-007, WXU-008). */
@NullMarked
package org.huzhu.member.code;

import org.jspecify.annotations.NullMarked;
