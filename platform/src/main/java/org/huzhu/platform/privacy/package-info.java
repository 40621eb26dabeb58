/** Encryption, blind indexes and person ids for personal data. */
@NullMarked
package org.huzhu.platform.privacy;

import org.jspecify.annotations.NullMarked;
