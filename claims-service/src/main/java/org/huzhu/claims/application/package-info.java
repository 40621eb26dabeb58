/** 工伤保险待遇申请: applications for work-injury benefits, from the form to 已办结 (rulebook 1D). */
@NullMarked
package org.huzhu.claims.application;

import org.jspecify.annotations.NullMarked;
