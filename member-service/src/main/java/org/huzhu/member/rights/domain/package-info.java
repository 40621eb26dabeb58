/** The life of a request and its clock. */
@NullMarked
package org.huzhu.member.rights.domain;

import org.jspecify.annotations.NullMarked;
