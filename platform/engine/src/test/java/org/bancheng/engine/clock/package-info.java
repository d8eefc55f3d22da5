@NullMarked
package org.bancheng.engine.clock;

import org.jspecify.annotations.NullMarked;
