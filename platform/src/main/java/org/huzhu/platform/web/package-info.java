/** Problem details, paging and the other things every HTTP face shares. */
@NullMarked
package org.huzhu.platform.web;

import org.jspecify.annotations.NullMarked;
