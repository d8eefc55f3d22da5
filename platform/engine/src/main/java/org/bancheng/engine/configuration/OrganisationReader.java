package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
                            unit.list("also-known-as").stream().map(Item::text).toList()));
        }
        units.forEach(unit -> reading.units.add(unit.id()));
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
    List<PersonEntry> people(Item document, Item posts, boolean demo) {
        var people = new ArrayList<PersonEntry>();
        var names = new HashSet<String>();
        var held = new HashSet<String>();
        for (var person : document.list("people")) {
            reading.unique(names, person.at("username"), "登录名", "username");
            var holds = new ArrayList<Held>();
            for (var holding : person.list("holds")) {
                reading.known(holding.at("post"), reading.posts.keySet(), "岗位", "post");
                reading.known(holding.at("unit"), reading.units, "单位", "unit");
                held.add(holding.text("post"));
                holds.add(new Held(holding.text("post"), holding.text("unit")));
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
        return people;
    }
}
