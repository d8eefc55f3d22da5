/** The cases: intake, assignments, clocks, actions, attachments and ratings. */
@NullMarked
package org.bancheng.platform.cases;

import org.jspecify.annotations.NullMarked;
