package org.bancheng.platform.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Declared fields as they stand in a jsonb column; whole numbers come back as {@code Long}, as CEL
 * wants them.
 */
@Component
class Json {
    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS =
            new TypeReference<>() {};

    private final JsonMapper mapper;
    private final JsonMapper sorted;

    Json(JsonMapper mapper) {
        this.mapper =
                mapper.rebuild()
                        .enable(tools.jackson.databind.DeserializationFeature.USE_LONG_FOR_INTS)
                        .build();
        this.sorted =
                this.mapper
                        .rebuild()
                        .enable(
                                tools.jackson.databind.SerializationFeature
                                        .ORDER_MAP_ENTRIES_BY_KEYS)
                        .build();
    }

    /** The same text for equal values, whatever order their keys came in. */
    String canonical(Object value) {
        return sorted.writeValueAsString(value);
    }

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    byte[] bytes(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    Map<String, Object> fields(String json) {
        return mapper.readValue(json, FIELDS);
    }

    Map<String, Object> fields(byte[] json) {
        return mapper.readValue(json, FIELDS);
    }

    <T> T read(byte[] json, Class<T> type) {
        return mapper.readValue(json, type);
    }
}
