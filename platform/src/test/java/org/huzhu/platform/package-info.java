/** A sample service on which the platform is tested. */
package org.huzhu.platform;
