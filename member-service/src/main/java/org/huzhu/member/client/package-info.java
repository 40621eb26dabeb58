/** Machines: HR systems and the mini-program backend, their secrets and tokens. */
@NullMarked
package org.huzhu.member.client;

import org.jspecify.annotations.NullMarked;
