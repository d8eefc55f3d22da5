package org.bancheng.platform.search.web;

import java.util.List;

/** A parameter or its value that the search does not have: passed over, it would narrow nothing. */
final class BadParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String type;
    private final String name;
    private final List<String> allowed;

    private BadParameter(String type, String name, List<String> allowed) {
        super(type + " " + name);
        this.type = type;
        this.name = name;
        this.allowed = List.copyOf(allowed);
    }

    static BadParameter unknown(String name, List<String> allowed) {
        return new BadParameter("bad-search/unknown-parameter", name, allowed);
    }

    static BadParameter unreadable(String name, List<String> allowed) {
        return new BadParameter("bad-search/unreadable", name, allowed);
    }

    /** Of the problem that it becomes. */
    String type() {
        return type;
    }

    String name() {
        return name;
    }

    List<String> allowed() {
        return allowed;
    }
}
