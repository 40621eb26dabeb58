/** What a person may ask for about his own data: a copy, a correction, erasure (个人信息保护法 44 to 47). */
@NullMarked
package org.huzhu.member.rights;

import org.jspecify.annotations.NullMarked;
