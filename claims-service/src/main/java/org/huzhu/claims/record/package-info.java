/** 理赔记录: claims as units, members and staff look them up and export them (WXU-056 to WXU-059). */
@NullMarked
package org.huzhu.claims.record;

import org.jspecify.annotations.NullMarked;
