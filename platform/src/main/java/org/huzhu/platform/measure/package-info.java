/** What is read from time to time so that it can be watched, and how meters look: labels, buckets. */
@NullMarked
package org.huzhu.platform.measure;

import org.jspecify.annotations.NullMarked;
