/** Texts that people read, in the languages of the platform. */
@NullMarked
package org.bancheng.engine.label;

import org.jspecify.annotations.NullMarked;
