package org.bancheng.acceptance;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the server answered. */
public record Answer(String request, int status, HttpHeaders headers, String text, JsonNode body) {

    /** Fails the test, with all that was answered, unless the status is the expected one. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError(
                    "%s: expected %d, got %d: %s".formatted(request, expected, status, text));
        }
        return this;
    }

    /** A value by JSON pointer; the empty text when there is none. */
    public String at(String pointer) {
        return body.at(pointer).asString("");
    }

    /** Where what was begun can be read; fails the test when it is not said. */
    public String location() {
        return headers.firstValue("Location")
                .orElseThrow(() -> new AssertionError(request + ": no Location: " + text));
    }

    public List<JsonNode> list(String pointer) {
        List<JsonNode> nodes = new ArrayList<>();
        body.at(pointer).forEach(nodes::add);
        return nodes;
    }
}
