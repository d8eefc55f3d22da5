package org.bancheng.platform.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.State;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;

/**
 * A lifecycle as a picture: a box for each state, an arrow for the actions that lead from one to
 * another. What stays in its state is not drawn; the table beside the picture lists it.
 */
public final class LifecyclePicture {
    private static final double LINE = 18;
    private static final double WIDE = 14;
    private static final double NARROW = 7.6;
    private static final double SMALLER = 0.86;
    private static final double PAD = 12;
    private static final int MOST_LINES = 3;
    private static final int MANY = 4;

    static {
        LayoutMetaDataService.getInstance()
                .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final Lifecycle lifecycle;
    private final Function<Label, String> in;
    private final @Nullable String now;

    private LifecyclePicture(
            Lifecycle lifecycle, Function<Label, String> in, @Nullable String now) {
        this.lifecycle = lifecycle;
        this.in = in;
        this.now = now;
    }

    private record Way(String from, String to) {}

    /**
     * @param in the words of a label in the reader's language
     * @param now the state that something is in, marked; null: the procedure as such
     * @return an {@code svg} element without fixed colours: a page's style sheet gives them to the
     *     classes {@code state}, {@code final}, {@code now}, {@code way}
     */
    public static String svg(
            Lifecycle lifecycle, Function<Label, String> in, @Nullable String now) {
        return new LifecyclePicture(lifecycle, in, now).draw();
    }

    private String draw() {
        var graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(PAD));
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, 36.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 18.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 14.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
        // the file tells the story from top to bottom
        graph.setProperty(
                LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
        graph.setProperty(
                LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        var nodes = new LinkedHashMap<String, ElkNode>();
        lifecycle.states().values().forEach(state -> nodes.put(state.id(), node(graph, state)));
        var edges = new LinkedHashMap<Way, ElkEdge>();
        ways().forEach((way, actions) -> edges.put(way, edge(nodes, way, actions)));
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        return written(graph, nodes, edges);
    }

    /** In the order of the file. */
    private Map<Way, List<Action>> ways() {
        var ways = new LinkedHashMap<Way, List<Action>>();
        for (var action : lifecycle.definition().actions().values()) {
            var to = action.to();
            if (to == null || isFromNearlyAnywhere(action)) {
                continue;
            }
            for (var from : lifecycle.states().keySet()) {
                if (action.from().contains(from) && !from.equals(to)) {
                    ways.computeIfAbsent(new Way(from, to), _ -> new ArrayList<>()).add(action);
                }
            }
        }
        return ways;
    }

    /** Arrows from everywhere would hide the others; they are told in a line below. */
    private static boolean isFromNearlyAnywhere(Action action) {
        return action.from().size() >= MANY;
    }

    private List<String> told() {
        return lifecycle.definition().actions().values().stream()
                .filter(action -> action.to() != null && isFromNearlyAnywhere(action))
                .map(
                        action ->
                                "%s → %s（%s）"
                                        .formatted(
                                                in.apply(action.label()),
                                                label(action.to()),
                                                lifecycle.states().keySet().stream()
                                                        .filter(action.from()::contains)
                                                        .map(this::label)
                                                        .collect(Collectors.joining("、"))))
                .toList();
    }

    private String label(@Nullable String state) {
        return in.apply(Objects.requireNonNull(lifecycle.states().get(state)).label());
    }

    private ElkNode node(ElkNode graph, State state) {
        var node = ElkGraphUtil.createNode(graph);
        node.setDimensions(width(in.apply(state.label())) + 2 * PAD, 2 * LINE);
        return node;
    }

    private ElkEdge edge(Map<String, ElkNode> nodes, Way way, List<Action> actions) {
        var edge = ElkGraphUtil.createSimpleEdge(nodes.get(way.from()), nodes.get(way.to()));
        var words = actions.stream().map(action -> in.apply(action.label())).distinct().toList();
        var lines =
                words.size() <= MOST_LINES
                        ? words
                        : List.of(
                                words.get(0),
                                words.get(1),
                                "… +" + (words.size() - MOST_LINES + 1));
        var label = ElkGraphUtil.createLabel(String.join("\n", lines), edge);
        label.setDimensions(
                lines.stream().mapToDouble(LifecyclePicture::width).max().orElse(0) * SMALLER + 6,
                lines.size() * LINE * SMALLER + 4);
        label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        return edge;
    }

    private static double width(String text) {
        return text.chars().mapToDouble(c -> c > 0x2E7F ? WIDE : NARROW).sum();
    }

    private String written(ElkNode graph, Map<String, ElkNode> nodes, Map<Way, ElkEdge> edges) {
        var told = told();
        int width =
                up(
                        Math.max(
                                graph.getWidth(),
                                told.stream().mapToDouble(LifecyclePicture::width).max().orElse(0)
                                                * SMALLER
                                        + 2 * PAD));
        int height = up(graph.getHeight() + told.size() * LINE);
        var svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lifecycle\" role=\"img\" aria-label=\"%s\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">"
                        .formatted(
                                escaped(in.apply(lifecycle.label())),
                                width,
                                height,
                                width,
                                height));
        svg.append(
                "<defs><marker id=\"tip-%s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto-start-reverse\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>"
                        .formatted(lifecycle.type()));
        edges.values().forEach(edge -> write(svg, edge));
        edges.values().forEach(edge -> edge.getLabels().forEach(label -> write(svg, label)));
        lifecycle
                .states()
                .forEach((id, state) -> write(svg, state, Objects.requireNonNull(nodes.get(id))));
        for (int i = 0; i < told.size(); i++) {
            svg.append(
                    "<text class=\"told\" x=\"%s\" y=\"%s\">%s</text>"
                            .formatted(
                                    at(PAD),
                                    at(graph.getHeight() + (i + 0.6) * LINE),
                                    escaped(told.get(i))));
        }
        return svg.append("</svg>").toString();
    }

    private void write(StringBuilder svg, ElkEdge edge) {
        var path = new StringBuilder();
        for (var section : edge.getSections()) {
            path.append("M%s %s".formatted(at(section.getStartX()), at(section.getStartY())));
            section.getBendPoints()
                    .forEach(
                            bend ->
                                    path.append(
                                            " L%s %s".formatted(at(bend.getX()), at(bend.getY()))));
            path.append(" L%s %s".formatted(at(section.getEndX()), at(section.getEndY())));
        }
        svg.append(
                "<path class=\"way\" d=\"%s\" marker-end=\"url(#tip-%s)\"/>"
                        .formatted(path, lifecycle.type()));
    }

    private static void write(StringBuilder svg, ElkLabel label) {
        var lines = label.getText().split("\n", -1);
        svg.append(
                "<rect class=\"plate\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                        .formatted(
                                at(label.getX()),
                                at(label.getY()),
                                at(label.getWidth()),
                                at(label.getHeight())));
        for (int i = 0; i < lines.length; i++) {
            svg.append(
                    "<text class=\"act\" x=\"%s\" y=\"%s\">%s</text>"
                            .formatted(
                                    at(label.getX() + label.getWidth() / 2),
                                    at(label.getY() + (i + 0.78) * LINE * SMALLER),
                                    escaped(lines[i])));
        }
    }

    private void write(StringBuilder svg, State state, ElkNode node) {
        var classes =
                "state"
                        + (state.terminal() ? " final" : "")
                        + (state.id().equals(now) ? " now" : "");
        svg.append(
                "<g class=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/><text x=\"%s\" y=\"%s\">%s</text></g>"
                        .formatted(
                                classes,
                                at(node.getX()),
                                at(node.getY()),
                                at(node.getWidth()),
                                at(node.getHeight()),
                                at(node.getX() + node.getWidth() / 2),
                                at(node.getY() + node.getHeight() / 2 + 5),
                                escaped(in.apply(state.label()))));
    }

    private static int up(double length) {
        return (int) Math.ceil(length);
    }

    private static String at(double position) {
        return String.valueOf(Math.round(position * 10) / 10.0);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
