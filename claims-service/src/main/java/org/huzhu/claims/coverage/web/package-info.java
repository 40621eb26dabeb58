/** How complete the copy is. */
@NullMarked
package org.huzhu.claims.coverage.web;

import org.jspecify.annotations.NullMarked;
