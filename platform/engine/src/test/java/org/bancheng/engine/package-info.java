@NullMarked
package org.bancheng.engine;

import org.jspecify.annotations.NullMarked;
