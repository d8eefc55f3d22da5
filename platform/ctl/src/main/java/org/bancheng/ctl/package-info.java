/**
 * platformctl: what an operator types, turned into calls of the platform's API, or done offline by
 * the engine.
 */
@NullMarked
package org.bancheng.ctl;

import org.jspecify.annotations.NullMarked;
