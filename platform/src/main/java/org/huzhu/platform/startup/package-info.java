/** What happens before a service starts: connections made safe, and starts refused that would be unsafe. */
@NullMarked
package org.huzhu.platform.startup;

import org.jspecify.annotations.NullMarked;
