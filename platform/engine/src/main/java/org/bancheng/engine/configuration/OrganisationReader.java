package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.configuration.TenantConfiguration.Held;
import org.bancheng.engine.configuration.TenantConfiguration.PersonEntry;
import org.bancheng.engine.configuration.TenantConfiguration.PostEntry;
import org.bancheng.engine.configuration.TenantConfiguration.UnitEntry;
import org.bancheng.engine.configuration.TenantConfiguration.UnitKind;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.PostScope;
import org.jspecify.annotations.Nullable;

/** units.yaml, posts.yaml and people.yaml. */
final class OrganisationReader {

    private static final Set<String> RESERVED =
            Set.of(Action.REPORTER, Action.SYSTEM, "unit", "units", "posts");

    private final Reading reading;

    OrganisationReader(Reading reading) {
        this.reading = reading;
    }

    List<UnitEntry> units(Item document) {
        var units = new ArrayList<UnitEntry>();
        var ids = new HashSet<String>();
        var parents = new HashMap<String, String>();
        for (var unit : document.list("units")) {
            reading.unique(ids, unit.at("id"), "单位", "unit");
            unit.get("parent").ifPresent(parent -> parents.put(unit.text("id"), parent.text()));
            units.add(
                    new UnitEntry(
                            unit.text("id"),
                            unit.label("name"),
                            UnitKind.valueOf(unit.text("kind").toUpperCase(Locale.ROOT)),
                            unit.textOrNull("parent"),
                            unit.get("handles").isEmpty() || unit.isTrue("handles"),
                            unit.list("also-known-as").stream().map(Item::text).toList(),
                            unit.list("formerly").stream().map(Item::text).toList(),
                            unit.textOrNull("merged-into")));
        }
        units.forEach(unit -> reading.units.add(unit.id()));
        successors(document, units);
        for (var unit : document.list("units")) {
            unit.get("parent")
                    .filter(parent -> reading.known(parent, reading.units, "单位", "unit"))
                    .filter(_ -> circles(unit.text("id"), parents))
                    .ifPresent(
                            parent ->
                                    reading.findings.add(
                                            parent.place(),
                                            "单位 " + unit.text("id") + " 成了自己的上级",
                                            "unit " + unit.text("id") + " is above itself"));
        }
        return units;
    }

    /** Who took over the work of a unit that is no more is a unit that there is. */
    private void successors(Item document, List<UnitEntry> units) {
        var standing = new LinkedHashSet<String>();
        units.stream().filter(UnitEntry::stands).forEach(unit -> standing.add(unit.id()));
        for (var unit : document.list("units")) {
            var into = unit.get("merged-into");
            if (into.isEmpty()) {
                continue;
            }
            if (reading.units.contains(into.get().text())
                    && !standing.contains(into.get().text())) {
                reading.findings.add(
                        into.get().place(),
                        "单位 " + into.get().text() + " 自己也已并入别的单位，请写现在的单位",
                        "unit "
                                + into.get().text()
                                + " was itself merged; name the one there is now");
            } else {
                reading.known(into.get(), standing, "单位", "unit");
            }
        }
    }

    private static boolean circles(String unit, Map<String, String> parents) {
        var above = parents.get(unit);
        for (int i = 0; above != null && i <= parents.size(); i++) {
            if (above.equals(unit)) {
                return true;
            }
            above = parents.get(above);
        }
        return false;
    }

    /**
     * @param channels ids of the channels
     */
    List<PostEntry> posts(Item document, Set<String> channels) {
        var posts = new ArrayList<PostEntry>();
        var ids = new HashSet<String>();
        for (var post : document.list("posts")) {
            var id = post.at("id");
            reading.unique(ids, id, "岗位", "post");
            if (RESERVED.contains(id.text()) || Reading.functions().contains(id.text())) {
                reading.findings.add(
                        id.place(),
                        id.text() + " 是保留的名称，岗位请另取标识",
                        id.text() + " is reserved; name the post otherwise");
            }
            var scope =
                    PostScope.valueOf(
                            post.text("scope").toUpperCase(Locale.ROOT).replace('-', '_'));
            own(post, scope, channels);
            posts.add(
                    new PostEntry(
                            id.text(),
                            post.label("label"),
                            Reading.function(post.text("function")),
                            scope,
                            post.list("channels").stream().map(Item::text).toList(),
                            post.isTrue("reveals-reporter"),
                            post.isTrue("one-per-unit"),
                            post.list("in-every").stream()
                                    .map(k -> UnitKind.valueOf(k.text().toUpperCase(Locale.ROOT)))
                                    .toList(),
                            reading.basisOrNull(post)));
        }
        posts.forEach(post -> reading.posts.put(post.id(), post));
        return posts;
    }

    private void own(Item post, PostScope scope, Set<String> channels) {
        post.list("channels").forEach(c -> reading.known(c, channels, "渠道", "channel"));
        boolean named = post.get("channels").isPresent();
        if (scope == PostScope.OWN_CHANNEL && !named) {
            reading.findings.add(
                    post.placeOfKey("scope"),
                    "own-channel 的岗位要写明 channels",
                    "an own-channel post names its channels");
        }
        if (scope != PostScope.OWN_CHANNEL && named) {
            reading.findings.add(
                    post.placeOfKey("channels"),
                    "只有 own-channel 的岗位才写 channels",
                    "only an own-channel post names channels");
        }
    }

    /**
     * @param demo whether sign-ins are made for them, so that every post needs one
     */
    List<PersonEntry> people(Item document, Item posts, List<UnitEntry> units, boolean demo) {
        var people = new ArrayList<PersonEntry>();
        var names = new HashSet<String>();
        var held = new HashSet<String>();
        var standing = units.stream().filter(UnitEntry::stands).map(UnitEntry::id).toList();
        var holders = new HashMap<Held, String>();
        for (var person : document.list("people")) {
            reading.unique(names, person.at("username"), "登录名", "username");
            var holds = new ArrayList<Held>();
            for (var holding : person.list("holds")) {
                reading.known(holding.at("post"), reading.posts.keySet(), "岗位", "post");
                reading.known(holding.at("unit"), standing, "单位", "unit");
                held.add(holding.text("post"));
                var one = new Held(holding.text("post"), holding.text("unit"));
                alone(holding, holders.putIfAbsent(one, person.text("name")));
                holds.add(one);
            }
            people.add(new PersonEntry(person.text("username"), person.text("name"), holds));
        }
        for (var post : posts.list("posts")) {
            if (demo && !held.contains(post.text("id"))) {
                reading.findings.add(
                        post.at("id").place(),
                        "岗位 " + post.text("id") + " 在 people.yaml 里没有人",
                        "nobody in people.yaml holds the post " + post.text("id"));
            }
        }
        if (demo || !people.isEmpty()) {
            posts.list("posts").forEach(post -> everywhere(post, units, holders.keySet()));
        }
        return people;
    }

    /**
     * @param other who holds the same post in the same unit; null: nobody so far
     */
    private void alone(Item holding, @Nullable String other) {
        var post = reading.posts.get(holding.text("post"));
        if (other != null && post != null && post.onePerUnit()) {
            reading.findings.add(
                    holding.place(),
                    "岗位 %s 每个单位只设一人，单位 %s 已有 %s".formatted(post.id(), holding.text("unit"), other),
                    "the post %s has one holder in each unit, and %s has %s already"
                            .formatted(post.id(), holding.text("unit"), other));
        }
    }

    private void everywhere(Item post, List<UnitEntry> units, Set<Held> held) {
        var declared = reading.posts.get(post.text("id"));
        if (declared == null || declared.inEvery().isEmpty()) {
            return;
        }
        var without =
                units.stream()
                        .filter(UnitEntry::stands)
                        .filter(unit -> declared.inEvery().contains(unit.kind()))
                        .map(UnitEntry::id)
                        .filter(unit -> !held.contains(new Held(declared.id(), unit)))
                        .toList();
        if (!without.isEmpty()) {
            reading.findings.add(
                    post.placeOfKey("in-every"),
                    "岗位 %s 在这些单位没有人：%s；请在 people.yaml 里给人写上"
                            .formatted(declared.id(), String.join("、", without)),
                    "nobody holds the post %s in %s: give it to somebody in people.yaml"
                            .formatted(declared.id(), String.join(", ", without)));
        }
    }
}
