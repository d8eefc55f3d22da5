package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.bancheng.platform.search.BadSearch.Reason;
import org.bancheng.platform.search.CaseQuery.Order;

/** Where a page ended: the sort values of its last case, as one word. */
final class Cursor {
    private static final String BETWEEN = "\n";

    private Cursor() {}

    static String of(List<FieldValue> sort) {
        String values = String.join(BETWEEN, sort.stream().map(FieldValue::_toJsonString).toList());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(values.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws BadSearch when it is not one of ours, or one of another order
     */
    static List<FieldValue> read(String cursor, Order order) {
        try {
            String values =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> each = List.of(values.split(BETWEEN, -1));
            FieldValue opened = FieldValue.of(Long.parseLong(each.get(each.size() - 3)));
            FieldValue county = FieldValue.of(each.get(each.size() - 2));
            FieldValue number = FieldValue.of(each.getLast());
            if (each.size() != (order == Order.BEST ? 4 : 3)) {
                throw new BadSearch(Reason.NO_SUCH_PAGE);
            }
            return order == Order.NEWEST
                    ? List.of(opened, county, number)
                    : List.of(
                            FieldValue.of(Double.parseDouble(each.getFirst())),
                            opened,
                            county,
                            number);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            throw new BadSearch(Reason.NO_SUCH_PAGE);
        }
    }
}
