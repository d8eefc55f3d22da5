package org.bancheng.platform.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells whether Keycloak's representation of something already says all that is wanted of it. It
 * holds many fields beside, and lists have no order.
 */
final class Difference {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Difference() {}

    static boolean between(Object wanted, Object existing) {
        return !covers(JSON.valueToTree(wanted), JSON.valueToTree(existing));
    }

    private static boolean covers(JsonNode wanted, JsonNode existing) {
        if (wanted.isNull()) {
            return true;
        }
        if (wanted.isObject()) {
            return wanted.properties().stream()
                    .allMatch(field -> covers(field.getValue(), existing.path(field.getKey())));
        }
        if (wanted.isArray()) {
            return sameElements(wanted, existing);
        }
        return wanted.equals(existing) || (isFalse(wanted) && isFalse(existing));
    }

    /** Keycloak leaves out what is false by default. */
    private static boolean isFalse(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.equals(BooleanNode.FALSE);
    }

    private static boolean sameElements(JsonNode wanted, JsonNode existing) {
        if (wanted.size() != existing.size()) {
            return false;
        }
        Set<JsonNode> left = new HashSet<>();
        existing.forEach(left::add);
        for (JsonNode element : wanted) {
            if (!left.removeIf(candidate -> covers(element, candidate))) {
                return false;
            }
        }
        return true;
    }
}
