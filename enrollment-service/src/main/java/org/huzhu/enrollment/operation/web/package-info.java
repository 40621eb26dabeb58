/** The one address at which every long work is watched and cancelled. */
@NullMarked
package org.huzhu.enrollment.operation.web;

import org.jspecify.annotations.NullMarked;
