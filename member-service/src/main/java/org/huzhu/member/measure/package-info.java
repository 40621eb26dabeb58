/** Codes and logins as meters. */
@NullMarked
package org.huzhu.member.measure;

import org.jspecify.annotations.NullMarked;
