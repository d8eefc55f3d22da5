package org.bancheng.platform.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.lifecycle.FieldError;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Refusal;

/** Puts a refusal back into the form it came from: beside the field, or on top. */
final class Refusals {
    private Refusals() {}

    static FormInput in(FormInput input, Refusal refusal, FormSpec form, Wording wording) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (FieldError error : refusal.fields()) {
            if (form.field(error.field()).isPresent()) {
                wrong.putIfAbsent(error.field(), wording.of(error.message()));
            }
        }
        return input.refused(
                wrong, wrong.isEmpty() ? List.of(wording.of(refusal.message())) : List.of());
    }
}
