package org.bancheng.platform.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a form.
 *
 * @param field the id of the field it leads to; null when it concerns the whole
 */
record ErrorLine(@Nullable String field, String message) {

    /** All that is wrong with a form; what concerns several fields is said once. */
    static List<ErrorLine> of(List<FieldView> fields, FormInput input) {
        Map<String, ErrorLine> lines = new LinkedHashMap<>();
        input.refusal().forEach(message -> lines.put(message, new ErrorLine(null, message)));
        fields.stream()
                .filter(field -> field.error() != null)
                .map(FieldView::errorLine)
                .forEach(
                        line ->
                                lines.merge(
                                        line.message(),
                                        line,
                                        (known, same) -> known.field() == null ? same : known));
        return new ArrayList<>(lines.values());
    }
}
