package org.bancheng.engine.configuration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bancheng.engine.configuration.TenantConfiguration.CategoryEntry;
import org.bancheng.engine.configuration.TenantConfiguration.UnitEntry;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Directory;

/** The units and categories by id, made once: every decision looks things up in it. */
final class DirectoryReader {

    private DirectoryReader() {}

    /** Of a folder with mistakes too, which may name a unit twice or put one above itself. */
    static Directory directory(List<UnitEntry> units, List<CategoryEntry> categories) {
        var standing = new HashMap<String, Label>();
        var former = new HashMap<String, Label>();
        var parents = new HashMap<String, String>();
        var successors = new HashMap<String, String>();
        var idle = new HashSet<String>();
        for (var unit : units) {
            (unit.stands() ? standing : former).put(unit.id(), unit.name());
            if (unit.parent() != null) {
                parents.put(unit.id(), unit.parent());
            }
            if (!unit.handles()) {
                idle.add(unit.id());
            }
            if (unit.mergedInto() != null) {
                successors.put(unit.id(), unit.mergedInto());
            }
        }
        var labels = new HashMap<String, Label>();
        var owners = new HashMap<String, String>();
        for (var category : categories) {
            labels.put(category.id(), category.label());
            if (category.unit() != null) {
                owners.put(category.id(), category.unit());
            }
        }
        return new Directory(
                standing, labels, owners, below(standing, parents), successors, idle, former);
    }

    private static Map<String, List<String>> below(
            Map<String, Label> standing, Map<String, String> parents) {
        var below = new LinkedHashMap<String, TreeSet<String>>();
        for (var unit : standing.keySet()) {
            var above = parents.get(unit);
            for (int i = 0; above != null && i <= parents.size(); i++) {
                below.computeIfAbsent(above, _ -> new TreeSet<>()).add(unit);
                above = parents.get(above);
            }
        }
        var lists = new HashMap<String, List<String>>();
        below.forEach((unit, all) -> lists.put(unit, List.copyOf(all)));
        return lists;
    }
}
