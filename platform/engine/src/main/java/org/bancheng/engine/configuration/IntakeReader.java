package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.configuration.TenantConfiguration.CategoryEntry;
import org.bancheng.engine.configuration.TenantConfiguration.ChannelEntry;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.Opening;
import org.jspecify.annotations.Nullable;

/** channels.yaml and categories.yaml. */
final class IntakeReader {

    private final Reading reading;
    private final Map<String, Opening.Entrance> entrances = new LinkedHashMap<>();

    IntakeReader(Reading reading) {
        this.reading = reading;
    }

    List<ChannelEntry> channels(Item document) {
        var channels = new ArrayList<ChannelEntry>();
        var ids = new HashSet<String>();
        var forms = new FormReader(reading, Map.of(), Map.of());
        for (var channel : document.list("channels")) {
            reading.unique(ids, channel.at("id"), "渠道", "channel");
            boolean open = channel.isTrue("public");
            var takenBy = takers(channel, open);
            channels.add(
                    new ChannelEntry(
                            channel.text("id"),
                            channel.label("label"),
                            channel.text("kind"),
                            channel.isTrue("online"),
                            open,
                            List.copyOf(takenBy),
                            reading.basis(channel)));
            var by = new LinkedHashSet<>(takenBy);
            if (open) {
                by.add(Action.REPORTER);
            }
            entrances.put(
                    channel.text("id"),
                    new Opening.Entrance(
                            channel.label("label"), by, forms.form(channel.get("form"))));
        }
        return channels;
    }

    private Set<String> takers(Item channel, boolean open) {
        var by = new LinkedHashSet<String>();
        channel.list("taken-by").forEach(one -> by.addAll(reading.posts(one)));
        if (by.isEmpty() && !open) {
            reading.findings.add(
                    channel.at("id").place(),
                    "渠道 " + channel.text("id") + " 没有人受理：写 taken-by，或者 public: true",
                    "nobody takes the channel "
                            + channel.text("id")
                            + ": taken-by or public: true");
        }
        return by;
    }

    /** How a case may come in, by channel; after {@link #channels}. */
    Map<String, Opening.Entrance> entrances() {
        return entrances;
    }

    List<CategoryEntry> categories(Item document) {
        var categories = new ArrayList<CategoryEntry>();
        categories(document.list("categories"), null, new HashSet<>(), categories);
        return categories;
    }

    private void categories(
            List<Item> items,
            @Nullable CategoryEntry parent,
            Set<String> ids,
            List<CategoryEntry> categories) {
        for (var item : items) {
            reading.unique(ids, item.at("id"), "类别", "category");
            item.get("unit").ifPresent(u -> reading.known(u, reading.units, "单位", "unit"));
            item.get("domain").ifPresent(d -> reading.known(d, reading.domains, "领域", "domain"));
            var unit = item.textOrNull("unit");
            var domain = item.textOrNull("domain");
            var category =
                    new CategoryEntry(
                            item.text("id"),
                            item.label("label"),
                            parent == null ? null : parent.id(),
                            domain == null && parent != null ? parent.domain() : domain,
                            unit == null && parent != null ? parent.unit() : unit,
                            item.textOrNull("standard-code"));
            categories.add(category);
            categories(item.list("children"), category, ids, categories);
        }
    }
}
