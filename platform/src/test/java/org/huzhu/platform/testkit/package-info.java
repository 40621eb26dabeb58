/** What tests of every service share: real infrastructure, a clock and tokens, and rules for code and documents. */
@NullMarked
package org.huzhu.platform.testkit;

import org.jspecify.annotations.NullMarked;
