@NullMarked
package org.bancheng.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
