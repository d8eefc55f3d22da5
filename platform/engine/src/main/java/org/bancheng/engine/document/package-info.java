/** A county's forms and letters: templates with places to fill, and what comes of filling them. */
@NullMarked
package org.bancheng.engine.document;

import org.jspecify.annotations.NullMarked;
