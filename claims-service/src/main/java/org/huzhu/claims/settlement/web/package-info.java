/** Discharge records over HTTP, and what became of them. */
@NullMarked
package org.huzhu.claims.settlement.web;

import org.jspecify.annotations.NullMarked;
