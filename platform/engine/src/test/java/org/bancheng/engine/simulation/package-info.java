@NullMarked
package org.bancheng.engine.simulation;

import org.jspecify.annotations.NullMarked;
