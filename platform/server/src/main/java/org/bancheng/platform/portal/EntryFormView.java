package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form that makes an entry of a register.
 *
 * @param list the register itself
 */
record EntryFormView(
        String register,
        String list,
        String href,
        @Nullable ClauseView basis,
        List<FieldView> fields,
        List<ErrorLine> errors) {}
