package org.bancheng.platform.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.platform.privacy.BlindIndex;
import org.bancheng.platform.privacy.CaseSealing;
import org.bancheng.platform.privacy.Masking;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who brought the matter: whatever the form marks as personal, sealed under the case's own key. */
@Component
class Reporters {
    static final String NAME = "reporter-name";
    static final String PHONE = "reporter-phone";
    static final String IDENTITY = "reporter-identity";
    static final String ADDRESS = "reporter-address";
    private static final String COLUMN = "reporter.details";

    private final JdbcClient db;
    private final CaseSealing sealing;
    private final BlindIndex blind;
    private final Json json;

    Reporters(JdbcClient db, CaseSealing sealing, BlindIndex blind, Json json) {
        this.db = db;
        this.sealing = sealing;
        this.blind = blind;
        this.json = json;
    }

    /** With what else is written when the case begins. */
    void keep(Docket docket, FormSpec form, Map<String, Object> fields) {
        Map<String, Object> personal = new LinkedHashMap<>();
        for (FieldSpec field : form.fields()) {
            Object value = fields.get(field.name());
            if (field.personal() && value != null) {
                personal.put(field.name(), value);
            }
        }
        docket.writes.add(
                "insert into reporter (case_id, tenant, details, phone_index, id_index) values (?, ?, ?, ?, ?)",
                docket.file.id,
                docket.file.tenant,
                docket.pen().seal().seal(COLUMN, json.bytes(personal), docket.writes),
                index("phone", personal.get(PHONE)),
                index("identity", personal.get(IDENTITY)));
    }

    /** What the reporter told about himself; empty when the case's key was destroyed. */
    Map<String, Object> of(UUID caseId) {
        return db.sql("select details from reporter where case_id = ?")
                .param(caseId)
                .query(byte[].class)
                .optional()
                .flatMap(details -> open(caseId, details))
                .orElse(Map.of());
    }

    Optional<Map<String, Object>> open(UUID caseId, byte[] details) {
        return sealing.opener(caseId).open(COLUMN, details).map(json::fields);
    }

    /** For lists and pages: enough to recognise one's own reporter, not enough to find him. */
    Map<String, String> masked(UUID caseId) {
        Map<String, String> masked = new LinkedHashMap<>();
        of(caseId).forEach((field, value) -> masked.put(field, mask(field, value.toString())));
        return masked;
    }

    String maskedName(UUID caseId, byte[] details) {
        return open(caseId, details)
                .map(personal -> personal.get(NAME))
                .map(name -> Masking.name(name.toString()))
                .orElse("");
    }

    private static String mask(String field, String value) {
        return switch (field) {
            case NAME -> Masking.name(value);
            case PHONE -> Masking.phone(value);
            case IDENTITY -> Masking.identity(value);
            case ADDRESS -> Masking.address(value);
            default -> "****";
        };
    }

    /** The latest cases of the same telephone number. */
    List<UUID> withPhone(String phone, int most) {
        byte[] index = index("phone", phone);
        return index == null
                ? List.of()
                : db.sql(
                                "select c.id from reporter r join case_file c on c.id = r.case_id"
                                        + " where r.phone_index = ? order by c.opened_at desc limit ?")
                        .params(index, most)
                        .query(UUID.class)
                        .list();
    }

    private byte @Nullable [] index(String kind, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        String plain =
                value.toString().replaceAll("[\\s\\-+()（）]", "").toUpperCase(java.util.Locale.ROOT);
        return plain.isEmpty() ? null : blind.of(kind, plain);
    }
}
