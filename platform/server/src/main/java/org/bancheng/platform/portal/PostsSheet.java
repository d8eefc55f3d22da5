package org.bancheng.platform.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.engine.configuration.Appointment;
import org.bancheng.engine.configuration.Appointment.Kind;
import org.bancheng.engine.configuration.Appointment.Reach;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.platform.operations.CountyAdministrators;

/**
 * Says who gains or loses which post in the words of a county's administrators; of what is not in
 * force yet the id.
 */
final class PostsSheet {
    private static final Set<String> FUNCTIONS =
            Stream.of(TenantConfiguration.PostFunction.values())
                    .map(function -> function.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());

    private final CountyAdministrators administrators;
    private final TenantConfiguration inForce;
    private final Wording wording;

    PostsSheet(CountyAdministrators administrators, TenantConfiguration inForce, Wording wording) {
        this.administrators = administrators;
        this.inForce = inForce;
        this.wording = wording;
    }

    /** Who gains or loses which post, and whether it is the reader himself. */
    ConfigurationView.Posts of(List<Appointment.Change> changes) {
        String reader = administrators.reader();
        List<String> own =
                changes.stream()
                        .filter(one -> one.appointment().username().equals(reader))
                        .filter(one -> one.kind() == Kind.GAINED || !one.more().isEmpty())
                        .map(one -> wording.of(one.appointment().post()))
                        .distinct()
                        .toList();
        return new ConfigurationView.Posts(
                changes.stream().map(this::post).toList(), own.isEmpty() ? null : own(own));
    }

    private ConfigurationView.Alert own(List<String> posts) {
        List<String> others = administrators.others();
        String text = wording.say("configuration.posts.own", wording.list(posts));
        return new ConfigurationView.Alert(
                "red",
                others.isEmpty()
                        ? text
                        : text + wording.say("configuration.posts.others", wording.list(others)));
    }

    private ConfigurationView.PostChange post(Appointment.Change change) {
        Appointment held = change.appointment();
        return new ConfigurationView.PostChange(
                held.name() + " (" + held.username() + ")",
                wording.say("configuration.posts." + change.kind().name().toLowerCase(Locale.ROOT)),
                wording.of(held.post()),
                wording.of(held.unit()),
                change.more().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(
                                one ->
                                        wording.say(
                                                "configuration.posts.may."
                                                        + one.getKey()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT),
                                                wording.list(
                                                        one.getValue().stream()
                                                                .sorted()
                                                                .map(id -> named(one.getKey(), id))
                                                                .toList())))
                        .toList());
    }

    private String named(Reach reach, String id) {
        return switch (reach) {
            case MERGED -> wording.of(inForce.unitName(id));
            case CHANNELS ->
                    inForce.channel(id).map(channel -> wording.of(channel.label())).orElse(id);
            case FUNCTION ->
                    FUNCTIONS.contains(id) ? wording.say("configuration.posts.function." + id) : id;
            case SECRET -> secret(id);
            case NAMES, COUNTY, UNIT, RULES -> id;
        };
    }

    /** A lifecycle, or an action as {@code lifecycle.action}. */
    private String secret(String id) {
        String[] parts = id.split("\\.", 2);
        Lifecycle lifecycle = inForce.lifecycles().get(parts[0]);
        if (lifecycle == null) {
            return id;
        }
        String label = wording.of(lifecycle.label());
        if (parts.length == 1) {
            return label;
        }
        Action action = lifecycle.definition().actions().get(parts[1]);
        return action == null ? id : label + " · " + wording.of(action.label());
    }
}
