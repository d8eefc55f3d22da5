/** The chain that makes a change of history visible, and the seals over it. */
@NullMarked
package org.bancheng.engine.history;

import org.jspecify.annotations.NullMarked;
