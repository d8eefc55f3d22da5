package org.bancheng.ctl;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Which deadlines a notice of holidays would move, county by county. */
final class CalendarTable {
    private CalendarTable() {}

    static String of(JsonNode plan) {
        List<String> parts = new ArrayList<>();
        parts.add(
                Texts.of(
                        "calendar.plan",
                        String.join(
                                ", ",
                                plan.path("years").valueStream().map(JsonNode::asString).toList()),
                        plan.path("planHash").asString("")));
        plan.path("counties").forEach(county -> parts.add(county(county)));
        return String.join("\n", parts);
    }

    private static String county(JsonNode county) {
        String name = county.path("name").asString("");
        String tenant = county.path("tenant").asString("");
        String action = county.path("action").asString("none");
        if (!action.equals("change")) {
            return Texts.of("calendar.outcome." + action, name, tenant);
        }
        long moves = county.path("moves").asLong();
        long confirmed = county.path("confirmed").asLong();
        StringBuilder text = new StringBuilder();
        text.append(
                Texts.of(
                        "calendar.county",
                        name,
                        tenant,
                        county.path("running").asLong(),
                        moves,
                        confirmed));
        JsonNode listed = county.path("listed");
        if (!listed.isEmpty()) {
            text.append('\n').append(table(listed));
        }
        long more = moves + confirmed - listed.size();
        if (more > 0) {
            text.append('\n').append(Texts.of("calendar.more", more));
        }
        return text.toString();
    }

    private static Table table(JsonNode listed) {
        Table table =
                new Table(
                        Texts.of("heading.case"),
                        Texts.of("heading.unit"),
                        Texts.of("heading.deadline"),
                        Texts.of("heading.from"),
                        Texts.of("heading.to"));
        for (JsonNode move : listed) {
            table.row(
                    move.path("number").asString(""),
                    move.path("unit").asString("-"),
                    move.path("label").asString(""),
                    time(move, "from"),
                    time(move, "to"));
        }
        return table;
    }

    private static String time(JsonNode move, String which) {
        return Day.minute(move.path(which).asString(""))
                + (move.path(which + "Provisional").asBoolean(false)
                        ? Texts.of("calendar.provisional")
                        : "");
    }
}
