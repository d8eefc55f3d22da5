/** Deadlines as ledgers: entries in, due time out, with an explanation a person can read. */
@NullMarked
package org.bancheng.engine.clock;

import org.jspecify.annotations.NullMarked;
