/**
 * What a changed configuration would have done to past cases: the same steps, by the same engine,
 * under other rules.
 */
@NullMarked
package org.bancheng.engine.simulation;

import org.jspecify.annotations.NullMarked;
