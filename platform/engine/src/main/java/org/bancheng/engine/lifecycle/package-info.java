/** What may happen to a subject, who may do it, until when, and what follows. */
@NullMarked
package org.bancheng.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
