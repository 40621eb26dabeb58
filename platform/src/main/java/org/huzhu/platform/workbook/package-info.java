/** Tables leave as xlsx while their rows arrive, and no cell of them is a formula. */
@NullMarked
package org.huzhu.platform.workbook;

import org.jspecify.annotations.NullMarked;
