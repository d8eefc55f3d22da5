package org.bancheng.platform.portal;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a form.
 *
 * @param field the id of the field it leads to; null when it concerns the whole
 */
record ErrorLine(@Nullable String field, String message) {}
