/** What the tests of this service share. */
package org.huzhu.member.testing;
