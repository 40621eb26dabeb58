/** Fake services, an issuer of tokens, and the gateway between them. */
package org.huzhu.gateway.testkit;
