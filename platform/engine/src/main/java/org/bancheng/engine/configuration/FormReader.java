package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldSpec.Choice;
import org.bancheng.engine.lifecycle.FieldSpec.Entries;
import org.bancheng.engine.lifecycle.FieldSpec.Presence;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.jspecify.annotations.Nullable;

/** Forms and fields: what {@code "[a, b]! personal"} means. */
final class FormReader {

    private static final String PERSONAL = " personal";

    /** Of the reporter, which only some posts may see; what kind he is, anybody. */
    private static final String REPORTER = "reporter-";

    /** A register and a state of its entries: {@code entry(pool-expert.active)}. */
    private static final Pattern ENTRY = Pattern.compile("^entry\\(([a-z0-9-]+)\\.([a-z0-9-]+)\\)");

    private final Reading reading;
    private final Map<String, Label> labels;
    private final Map<String, Label> choices;

    /** The file's own words go before the county's. */
    FormReader(Reading reading, Map<String, Item> ownLabels, Map<String, Item> ownChoices) {
        this.reading = reading;
        this.labels = new HashMap<>(reading.labels);
        this.choices = new HashMap<>(reading.choices);
        ownLabels.forEach((name, label) -> labels.put(name, label.label()));
        ownChoices.forEach((name, label) -> choices.put(name, label.label()));
    }

    FormSpec form(Optional<Item> form) {
        return new FormSpec(form.map(this::fields).orElse(List.of()));
    }

    /** Also for declared fields, whose types have no suffix. */
    List<FieldSpec> fields(Item form) {
        var fields = new ArrayList<FieldSpec>();
        form.map().forEach((name, item) -> fields.add(field(form, name, item)));
        return fields;
    }

    private FieldSpec field(Item form, String name, Item item) {
        var typeItem = item.isMap() ? item.at("type") : item;
        var written = typeItem.text();
        boolean personal = written.endsWith(PERSONAL);
        var type = personal ? written.substring(0, written.length() - PERSONAL.length()) : written;
        var presence =
                switch (type.charAt(type.length() - 1)) {
                    case '!' -> Presence.REQUIRED;
                    case '*' -> Presence.MANY;
                    default -> Presence.OPTIONAL;
                };
        var bare = type.replaceAll("[!?*]$", "");
        if (name.startsWith(REPORTER) && !personal && !bare.startsWith("[")) {
            reading.findings.add(
                    typeItem.place(),
                    name + " 是反映人的信息，类型后面要写 personal，不然看得到事项的人都看得到",
                    name
                            + " is the reporter's own: write personal after its type, or whoever sees the case sees it");
        }
        var table = bare.equals("figures") ? reading.tables.get(name) : null;
        return new FieldSpec(
                name,
                item.get("label")
                        .map(Item::label)
                        .orElseGet(() -> table == null ? label(form, name) : table),
                type(bare),
                presence,
                personal,
                bare.startsWith("[") ? choices(typeItem, bare) : List.of(),
                entries(bare));
    }

    private static FieldType type(String bare) {
        if (bare.startsWith("[")) {
            return FieldType.CHOICE;
        }
        return entries(bare) == null
                ? FieldType.valueOf(bare.toUpperCase(Locale.ROOT).replace('-', '_'))
                : FieldType.ENTRY;
    }

    /** Which entries a field of such a type names; null where it names none. */
    static @Nullable Entries entries(String type) {
        var entries = ENTRY.matcher(type);
        return entries.find() ? new Entries(entries.group(1), entries.group(2)) : null;
    }

    private Label label(Item form, String name) {
        var label = labels.get(name);
        if (label == null) {
            reading.findings.add(
                    form.placeOfKey(name),
                    "栏目 " + name + " 没有名称，请在 words.yaml 的 labels 里加一行：" + named(name),
                    "the field "
                            + name
                            + " has no label; add a line to labels of words.yaml: "
                            + named(name),
                    name,
                    Reading.sorted(labels.keySet()));
        }
        return label == null ? Label.of(name) : label;
    }

    /** A line of words.yaml to copy, the names to be put in. */
    private static String named(String id) {
        return id + ": { zh-CN: 名称, zh-Hant: 名稱, en: Name }";
    }

    private List<Choice> choices(Item type, String bare) {
        var read = new ArrayList<Choice>();
        for (var value : bare.substring(1, bare.length() - 1).split(",")) {
            var id = value.strip();
            var label = choices.get(id);
            if (label == null) {
                reading.findings.add(
                        type.place(Math.max(0, type.text().indexOf(id))),
                        "选项 " + id + " 没有名称，请在 words.yaml 的 choices 里加一行：" + named(id),
                        "the choice "
                                + id
                                + " has no label; add a line to choices of words.yaml: "
                                + named(id),
                        id,
                        Reading.sorted(choices.keySet()));
            }
            read.add(new Choice(id, label == null ? Label.of(id) : label));
        }
        return read;
    }
}
