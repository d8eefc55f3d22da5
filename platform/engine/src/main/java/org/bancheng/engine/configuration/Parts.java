package org.bancheng.engine.configuration;

import java.util.HashSet;

/** Files with the parts in them that they include. */
final class Parts {

    private final FolderFiles files;
    private final Findings findings;

    Parts(FolderFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    /** What it includes that is no name of a part is left to the schema. */
    Item whole(Item document) {
        var whole = document;
        if (document.isMap()) {
            var included = new HashSet<String>();
            for (var part : document.list("include").stream().filter(Item::isText).toList()) {
                whole = included.add(part.text()) ? including(whole, part) : whole;
            }
        }
        return whole;
    }

    private Item including(Item whole, Item part) {
        var name = "parts/" + part.text() + ".yaml";
        var bytes = files.get(name);
        if (bytes.isEmpty()) {
            findings.add(part.place(), "没有文件 " + name, "there is no file " + name);
        }
        return bytes.flatMap(found -> YamlText.read(name, found, findings))
                .filter(Item::isMap)
                .map(whole::with)
                .orElse(whole);
    }
}
