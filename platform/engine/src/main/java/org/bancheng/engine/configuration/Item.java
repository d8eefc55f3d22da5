package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bancheng.engine.configuration.Findings.Place;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A piece of a YAML file that knows where it stands. Its shape has been checked by the schema. */
record Item(String file, String path, Node node) {

    Place place() {
        return place(node);
    }

    /**
     * The same map with another's entries in it where it has none of its own; of the maps that both
     * have, one level down likewise. What came from the other still knows its file.
     */
    Item with(Item other) {
        return new Item(file, path, merged((MappingNode) node, (MappingNode) other.node(), true));
    }

    private static MappingNode merged(MappingNode own, MappingNode other, boolean deeper) {
        var tuples = new LinkedHashMap<String, NodeTuple>();
        own.getValue().forEach(ours -> tuples.put(keyOf(ours), ours));
        for (var theirs : other.getValue()) {
            var known = tuples.putIfAbsent(keyOf(theirs), theirs);
            if (known != null
                    && deeper
                    && known.getValueNode() instanceof MappingNode mine
                    && theirs.getValueNode() instanceof MappingNode yours) {
                tuples.put(
                        keyOf(theirs),
                        new NodeTuple(known.getKeyNode(), merged(mine, yours, false)));
            }
        }
        return new MappingNode(
                own.getTag(),
                true,
                List.copyOf(tuples.values()),
                own.getFlowStyle(),
                own.getStartMark(),
                own.getEndMark());
    }

    /** Where an offset into this text stands, as far as its notation lets one tell. */
    Place place(int offset) {
        var start = place();
        if (!(node instanceof ScalarNode scalar)) {
            return start;
        }
        return switch (scalar.getScalarStyle()) {
            case ScalarStyle.PLAIN -> start.right(offset);
            case ScalarStyle.SINGLE_QUOTED, ScalarStyle.DOUBLE_QUOTED -> start.right(offset + 1);
            default -> start;
        };
    }

    private Place place(Node at) {
        return at.getStartMark()
                .map(
                        mark ->
                                new Place(
                                        mark.getName(),
                                        mark.getLine() + 1,
                                        mark.getColumn() + 1,
                                        path))
                .orElse(Place.file(file));
    }

    /** Where the key itself stands; the whole item if there is no such key. */
    Place placeOfKey(String key) {
        return tuple(key).map(tuple -> place(tuple.getKeyNode())).orElse(place());
    }

    private Optional<NodeTuple> tuple(String key) {
        return node instanceof MappingNode map
                ? map.getValue().stream().filter(t -> keyOf(t).equals(key)).findFirst()
                : Optional.empty();
    }

    private static String keyOf(NodeTuple tuple) {
        return ((ScalarNode) tuple.getKeyNode()).getValue();
    }

    Optional<Item> get(String key) {
        return tuple(key).map(this::value);
    }

    private Item value(NodeTuple tuple) {
        var key = keyOf(tuple);
        return new Item(file, path.isEmpty() ? key : path + "." + key, tuple.getValueNode());
    }

    Item at(String key) {
        return get(key).orElseThrow(
                        () -> new IllegalStateException(file + " has no " + path + "." + key));
    }

    /** Whether it is neither a list nor a mapping. */
    boolean isText() {
        return node instanceof ScalarNode;
    }

    String text() {
        return ((ScalarNode) node).getValue();
    }

    String text(String key) {
        return at(key).text();
    }

    @Nullable String textOrNull(String key) {
        return get(key).map(Item::text).orElse(null);
    }

    boolean isTrue(String key) {
        return get(key).map(Item::text).filter("true"::equals).isPresent();
    }

    int number() {
        return Integer.parseInt(text());
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    /** The elements of a list; a single value counts as a list of one. */
    List<Item> list() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        var items = new ArrayList<Item>();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            items.add(element(sequence, i));
        }
        return items;
    }

    private Item element(SequenceNode sequence, int index) {
        return new Item(file, path + "[" + index + "]", sequence.getValue().get(index));
    }

    /** Of a list, from 0; a single value is its own first. */
    Item element(int index) {
        return node instanceof SequenceNode sequence ? element(sequence, index) : this;
    }

    List<Item> list(String key) {
        return get(key).map(Item::list).orElse(List.of());
    }

    Map<String, Item> map() {
        var map = new LinkedHashMap<String, Item>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> map.put(keyOf(tuple), value(tuple)));
        }
        return map;
    }

    Map<String, Item> map(String key) {
        return get(key).map(Item::map).orElse(Map.of());
    }

    Label label() {
        return isMap()
                ? new Label(text("zh-CN"), textOrNull("zh-Hant"), textOrNull("en"))
                : Label.of(text());
    }

    Label label(String key) {
        return at(key).label();
    }

    /** As {@link #label(String)}, of a file whose shape nobody has checked. */
    Label labelOr(String key, String otherwise) {
        return get(key).filter(label -> label.isText() || label.get("zh-CN").isPresent())
                .filter(label -> label.map().values().stream().allMatch(Item::isText))
                .map(Item::label)
                .orElse(Label.of(otherwise));
    }

    /** The same as JSON, for the schema. */
    JsonNode json() {
        var factory = JsonNodeFactory.instance;
        return switch (node) {
            case MappingNode _ -> {
                var object = factory.objectNode();
                map().forEach((key, item) -> object.set(key, item.json()));
                yield object;
            }
            case SequenceNode _ -> {
                var array = factory.arrayNode();
                list().forEach(item -> array.add(item.json()));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("not a YAML node: " + node);
        };
    }

    private static JsonNode scalar(ScalarNode scalar) {
        var factory = JsonNodeFactory.instance;
        var text = scalar.getValue();
        if (scalar.getTag().equals(Tag.BOOL)) {
            return factory.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            return factory.nullNode();
        }
        if (scalar.getTag().equals(Tag.INT) && text.matches("-?\\d{1,18}")) {
            return factory.numberNode(Long.parseLong(text));
        }
        // no schema asks for any other number, and its limits are compared with whole ones alone
        return scalar.getTag().equals(Tag.FLOAT) || scalar.getTag().equals(Tag.INT)
                ? factory.nullNode()
                : factory.stringNode(text);
    }
}
