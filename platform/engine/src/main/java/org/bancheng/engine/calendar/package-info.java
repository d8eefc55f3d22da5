/** Working days, business hours, and when a period ends by law. */
@NullMarked
package org.bancheng.engine.calendar;

import org.jspecify.annotations.NullMarked;
