/** The chart and the compose file, read strictly. */
package org.huzhu.kubernetes;
