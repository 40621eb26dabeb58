/** What must be told and handed in before a claim can be judged: pure. */
@NullMarked
package org.huzhu.claims.intake.domain;

import org.jspecify.annotations.NullMarked;
