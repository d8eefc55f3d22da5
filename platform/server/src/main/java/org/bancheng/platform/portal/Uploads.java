package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.platform.cases.Upload;
import org.bancheng.platform.cases.UploadRefused;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** The files of a posted form. */
final class Uploads {
    private Uploads() {}

    /** A file input left empty is sent as a file without name and content. */
    static List<Upload> of(HttpServletRequest request) {
        MultipartRequest multipart = WebUtils.getNativeRequest(request, MultipartRequest.class);
        return multipart == null
                ? List.of()
                : multipart.getMultiFileMap().values().stream()
                        .flatMap(List::stream)
                        .filter(file -> !file.isEmpty() || !name(file).isEmpty())
                        .map(file -> new Upload(name(file), content(file)))
                        .toList();
    }

    /** The refusal beside the form's field for files. */
    static FormInput refused(UploadRefused e, FormSpec form, FormInput input, Wording wording) {
        String reason = e.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        String message = wording.say("upload.refused." + reason, e.file());
        return form.fields().stream()
                .filter(field -> field.type() == FieldType.ATTACHMENT)
                .findFirst()
                .map(field -> input.refused(Map.of(field.name(), message), List.of()))
                .orElseGet(() -> input.refused(Map.of(), List.of(message)));
    }

    /** No browser keeps chosen files when a form comes back: says so beside their field. */
    static FormInput chooseAgain(
            HttpServletRequest request, FormSpec form, FormInput input, Wording wording) {
        if (of(request).isEmpty()) {
            return input;
        }
        return form.fields().stream()
                .filter(field -> field.type() == FieldType.ATTACHMENT)
                .findFirst()
                .map(field -> input.alsoWrong(field.name(), wording.say("upload.again")))
                .orElse(input);
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
