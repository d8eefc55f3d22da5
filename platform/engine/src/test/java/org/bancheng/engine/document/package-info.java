@NullMarked
package org.bancheng.engine.document;

import org.jspecify.annotations.NullMarked;
