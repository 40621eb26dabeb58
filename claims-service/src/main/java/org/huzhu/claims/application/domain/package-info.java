/** What an application is, what it needs and what may be done with it. */
@NullMarked
package org.huzhu.claims.application.domain;

import org.jspecify.annotations.NullMarked;
