/** What a county counts: figures, tables of them, and tallies for one unit. Pure. */
@NullMarked
package org.bancheng.engine.figure;

import org.jspecify.annotations.NullMarked;
