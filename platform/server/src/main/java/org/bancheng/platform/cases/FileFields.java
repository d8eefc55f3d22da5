package org.bancheng.platform.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldError;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Refusal;
import org.jspecify.annotations.Nullable;

/** A form's fields for files: what stands in them is only ever what came with the same request. */
final class FileFields {
    private FileFields() {}

    /**
     * @throws ActionRefused when a sender fills such a field himself, by ids of files that may be
     *     anybody's or nobody's
     */
    static void refuseGiven(FormSpec form, Map<String, Object> inputs) {
        List<FieldError> errors =
                form.fields().stream()
                        .filter(field -> field.type() == FieldType.ATTACHMENT)
                        .filter(field -> given(inputs.get(field.name())))
                        .map(FileFields::error)
                        .toList();
        if (!errors.isEmpty()) {
            throw new ActionRefused(
                    new Refusal(
                            Refusal.Code.BAD_INPUT,
                            "",
                            Label.of(
                                    "附件须作为文件随请求发送，不能填写编号。",
                                    "Files are sent with the request, not named by an id."),
                            errors));
        }
    }

    /**
     * The field that takes the files.
     *
     * @throws UploadRefused when the form has none
     */
    static String taking(FormSpec form, List<Upload> uploads) {
        return form.fields().stream()
                .filter(field -> field.type() == FieldType.ATTACHMENT)
                .map(FieldSpec::name)
                .findFirst()
                .orElseThrow(
                        () ->
                                new UploadRefused(
                                        UploadRefused.Reason.NOT_ASKED_FOR,
                                        uploads.getFirst().name()));
    }

    /**
     * Names the files in the form before they are kept, since they belong to what is not there yet.
     *
     * @return their ids, in the order of the files
     * @throws UploadRefused when the form takes none
     */
    static List<UUID> announce(FormSpec form, List<Upload> uploads, Map<String, Object> inputs) {
        List<UUID> ids = uploads.stream().map(_ -> UUID.randomUUID()).toList();
        if (!ids.isEmpty()) {
            inputs.put(taking(form, uploads), ids.stream().map(UUID::toString).toList());
        }
        return ids;
    }

    private static boolean given(@Nullable Object value) {
        return value != null && !(value instanceof Collection<?> many && many.isEmpty());
    }

    private static FieldError error(FieldSpec field) {
        String label = field.label().zhCn();
        String english = field.label().en();
        return new FieldError(
                field.name(),
                "type",
                Label.of(
                        "“" + label + "”只接受随请求发送的文件",
                        (english == null ? label : english)
                                + " takes only files sent with the request"));
    }
}
