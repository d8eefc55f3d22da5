@NullMarked
package org.bancheng.engine.history;

import org.jspecify.annotations.NullMarked;
