@NullMarked
package org.bancheng.engine.calendar;

import org.jspecify.annotations.NullMarked;
