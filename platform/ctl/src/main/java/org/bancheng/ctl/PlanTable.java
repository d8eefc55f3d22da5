package org.bancheng.ctl;

import tools.jackson.databind.JsonNode;

/** What applying a folder would do, step by step. */
final class PlanTable {
    private PlanTable() {}

    static String of(JsonNode plan) {
        Table table =
                new Table(
                        Texts.of("heading.step"),
                        Texts.of("heading.action"),
                        Texts.of("heading.detail"));
        plan.path("steps")
                .valueStream()
                .forEach(
                        step ->
                                table.row(
                                        step.path("label").asString(""),
                                        Texts.of("action." + step.path("action").asString("none")),
                                        step.path("detail").asString("")));
        return Texts.of(
                        "plan.of",
                        plan.path("name").asString(""),
                        plan.path("tenant").asString(""),
                        plan.path("planHash").asString(""))
                + "\n"
                + table;
    }
}
