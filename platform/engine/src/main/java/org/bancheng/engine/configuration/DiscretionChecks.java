package org.bancheng.engine.configuration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.EffectRule;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.LifecycleDefinition;
import org.bancheng.engine.lifecycle.Trigger;

/**
 * Whether what only some posts may see leaves no trace that others could: a state, a field, a
 * clock, a file, a message.
 */
final class DiscretionChecks {

    private final Reading reading;
    private final Outline outline;
    private final LifecycleDefinition definition;
    private final Map<String, LifecycleDefinition> all;

    DiscretionChecks(
            Reading reading,
            Outline outline,
            LifecycleDefinition definition,
            Map<String, LifecycleDefinition> all) {
        this.reading = reading;
        this.outline = outline;
        this.definition = definition;
        this.all = all;
    }

    void check() {
        var document = outline.document();
        if (!definition.seenBy().isEmpty()) {
            ofWholeType(document);
            return;
        }
        definition.actions().values().stream()
                .filter(action -> !action.seenBy().isEmpty())
                .forEach(action -> ofOneAction(action, document.at("actions").at(action.name())));
    }

    private void ofWholeType(Item document) {
        if (outline.type().equals(OutlineReader.CASE)
                || outline.type().equals(OutlineReader.ASSIGNMENT)) {
            finding(
                    document,
                    "seen-by",
                    "事项和工单不能整个不让人看，请写在动作上",
                    "a case or a work order cannot be kept from people as a whole");
        }
        told(document.at("open"), definition.opening().effects(), definition.seenBy());
        files(document.at("open"), outline.form(Lifecycle.OPEN).fields());
        for (var action : definition.actions().values()) {
            var item = document.at("actions").at(action.name());
            doers(item, action, definition.seenBy());
            told(item, action.effects(), definition.seenBy());
            files(item, action.form().fields());
        }
        for (var clock : definition.clocks()) {
            var item = document.at("clocks").at(clock.name());
            told(item, clock.onWarn(), definition.seenBy());
            told(item, clock.onBreach(), definition.seenBy());
        }
    }

    private void ofOneAction(Action action, Item item) {
        doers(item, action, action.seenBy());
        told(item, action.effects(), action.seenBy());
        files(item, action.form().fields());
        boolean moves = action.to() != null || !action.moves().equals(Action.ClockMoves.none());
        boolean starts =
                definition.clocks().stream()
                        .flatMap(
                                clock ->
                                        Stream.concat(
                                                clock.from().stream(), clock.until().stream()))
                        .anyMatch(new Trigger.ByAction(action.name())::equals);
        if (moves || starts) {
            finding(
                    item,
                    "seen-by",
                    "不让人看的动作，to 只能是 same，也不能动时钟",
                    "an action that is not seen leaves the state and the clocks alone");
        }
        boolean keeps =
                !action.sets().isEmpty()
                        || action.form().fields().stream()
                                .anyMatch(f -> !f.personal() && outline.keeps(f.name()));
        if (keeps) {
            finding(
                    item,
                    "seen-by",
                    "不让人看的动作，不能改记在事项上的字段",
                    "an action that is not seen keeps nothing on the subject");
        }
        boolean opensForAll =
                EffectRule.plain(action.effects()).anyMatch(effect -> !staysHidden(effect));
        if (opensForAll) {
            finding(
                    item,
                    "seen-by",
                    "不让人看的动作，只能开出同样不让人看的（流程里写 seen-by），只能触发它们的动作",
                    "an action that is not seen opens and moves only what is not seen either");
        }
    }

    private boolean staysHidden(EffectRule effect) {
        return switch (effect) {
            case EffectRule.Open open -> isHidden(open.type());
            case EffectRule.Act act ->
                    act.on().endsWith("s")
                            && isHidden(act.on().substring(0, act.on().length() - 1));
            case EffectRule.Assign _,
                    EffectRule.Route _,
                    EffectRule.Link _,
                    EffectRule.Unlink _,
                    EffectRule.PassOn _ ->
                    false;
            case EffectRule.Tell _, EffectRule.When _ -> true;
        };
    }

    private boolean isHidden(String type) {
        var other = all.get(type);
        return other != null && !other.seenBy().isEmpty();
    }

    /** Who does it has to see it. */
    private void doers(Item item, Action action, Set<String> seenBy) {
        var blind = new LinkedHashSet<>(action.by());
        blind.removeAll(seenBy);
        blind.removeAll(Set.of(Action.REPORTER, Action.SYSTEM));
        if (!blind.isEmpty()) {
            finding(
                    item,
                    "by",
                    "这些岗位看不到自己要办的：%s；请加进 seen-by".formatted(String.join("、", blind)),
                    "these posts would not see what they do: %s"
                            .formatted(String.join(", ", blind)));
        }
    }

    private void told(Item item, List<EffectRule> effects, Set<String> seenBy) {
        EffectRule.plain(effects)
                .filter(EffectRule.Tell.class::isInstance)
                .map(EffectRule.Tell.class::cast)
                .filter(tell -> !tell.to().equals(Action.REPORTER))
                .filter(tell -> !tell.to().equals("posts") || !seenBy.containsAll(tell.posts()))
                .forEach(
                        tell ->
                                reading.findings.add(
                                        item.place(),
                                        "提醒 "
                                                + tell.template()
                                                + " 会告诉看不到这件事的人；只能给反映人或 seen-by 里的岗位",
                                        "the notice %s would tell those who may not see this"
                                                .formatted(tell.template())));
    }

    private void files(Item item, List<FieldSpec> fields) {
        fields.stream()
                .filter(field -> field.type() == FieldType.ATTACHMENT)
                .forEach(
                        field ->
                                reading.findings.add(
                                        item.place(),
                                        "不让人看的表单不能收附件 " + field.name() + "：附件是看得到事项的人都能看的",
                                        "a form that is not seen takes no files: %s"
                                                .formatted(field.name())));
    }

    private void finding(Item item, String key, String zh, String en) {
        reading.findings.add(item.placeOfKey(key), zh, en);
    }
}
