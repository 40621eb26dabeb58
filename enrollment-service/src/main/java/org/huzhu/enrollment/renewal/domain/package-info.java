/** Which expiries a day's list shows and when a month's reminders are due. */
@NullMarked
package org.huzhu.enrollment.renewal.domain;

import org.jspecify.annotations.NullMarked;
