package org.bancheng.platform.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.Appointment;
import org.bancheng.engine.configuration.Appointment.Kind;
import org.bancheng.platform.operations.CountyAdministrators;

/** Says who gains or loses which post in the words of a county's administrators. */
final class PostsSheet {
    private final CountyAdministrators administrators;
    private final Wording wording;

    PostsSheet(CountyAdministrators administrators, Wording wording) {
        this.administrators = administrators;
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
        String text = wording.say("configuration.posts.own", String.join("、", posts));
        return new ConfigurationView.Alert(
                "red",
                others.isEmpty()
                        ? text
                        : text
                                + wording.say(
                                        "configuration.posts.others", String.join("、", others)));
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
                                                one.getValue().stream()
                                                        .sorted()
                                                        .collect(Collectors.joining("、"))))
                        .toList());
    }
}
