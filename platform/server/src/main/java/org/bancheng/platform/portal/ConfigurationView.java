package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The county's configuration in the hands of its administrators.
 *
 * @param inForce which version, since when and by whom
 * @param why the reason of that version; null where nobody said
 * @param job what is being done to the county, or was just now; null: nothing to be told
 * @param failed publications that failed since the last that did not
 * @param unfinished whether one of them is in force, and only what follows is left to be done
 */
record ConfigurationView(
        String inForce,
        @Nullable String why,
        @Nullable Job job,
        List<Failed> failed,
        boolean unfinished,
        List<Tab> tabs) {

    record Alert(String tone, String text) {}

    /**
     * @param tone act while it is under way, then green or red
     */
    record Job(String tone, String text) {
        public boolean over() {
            return !tone.equals("act");
        }
    }

    /**
     * What was typed and refused.
     *
     * @param input the name of the field that was filled in wrongly; null: none
     * @param errors with the name of the field
     */
    record Refused(@Nullable String input, List<ErrorLine> errors) {
        static final Refused NOTHING = new Refused(null, List.of());

        /** Leads to the field, where its id is its name after this. */
        Refused at(String prefix) {
            return input == null
                    ? this
                    : new Refused(
                            input,
                            errors.stream()
                                    .map(line -> new ErrorLine(prefix + input, line.message()))
                                    .toList());
        }
    }

    /**
     * @param reason why it was wanted
     * @param why it failed
     */
    record Failed(String at, String by, String reason, String why) {}

    /**
     * @param own that the reader gains one himself; null where he does not
     */
    record Posts(List<PostChange> changes, @Nullable Alert own) {}

    /**
     * @param kind gains, loses, or may something else
     * @param may what he may that he did not before
     */
    record PostChange(String person, String kind, String post, String unit, List<String> may) {}

    record Tab(String label, String href, boolean current, @Nullable Integer count) {}

    /**
     * @param state added, changed or left out in the draft; null: as it is in force
     * @param text whether it can be written here
     * @param shared whether the county has none of its own and goes by the one that all share
     */
    record FileRow(
            String path,
            String title,
            String href,
            @Nullable String state,
            @Nullable String by,
            boolean text,
            boolean shared) {}

    /**
     * @param underWay cases and entries that go by it
     */
    record VersionRow(
            int version,
            String at,
            String by,
            @Nullable String reason,
            long underWay,
            String href,
            boolean inForce,
            boolean postsChanged) {}

    /**
     * @param name of a new file, as it was typed
     */
    record Files(
            ConfigurationView around,
            List<FileRow> files,
            List<VersionRow> versions,
            String name,
            Refused refused) {}

    /**
     * @param situation in which it counts, in words; null: in all, or it cannot be said so
     * @param fixed what is no number and cannot be changed here, in words; null: a number
     * @param typed what its field holds: what was refused, else the amount
     * @param error why it was refused; null: it was not
     * @param was what is in force, where the draft has another number; null: the same
     * @param href where its file is written
     * @param shared whether the county goes by a file that all share, and would have its own copy
     * @param revision of its file in the draft
     * @param base digest of its published file
     */
    record TermRow(
            String id,
            String subject,
            String label,
            @Nullable String situation,
            @Nullable String when,
            @Nullable String fixed,
            String unit,
            String amount,
            String typed,
            @Nullable String error,
            @Nullable String was,
            String file,
            String href,
            boolean shared,
            int line,
            int column,
            long revision,
            String base,
            @Nullable ClauseView clause) {}

    record FileLink(String path, String href) {}

    /**
     * @param unread drafted files in which something is wrong, so that terms of theirs are missing
     * @param copies whether a number of a shared file can be changed, by an own copy of the file
     */
    record Terms(
            ConfigurationView around,
            List<TermRow> terms,
            List<FileLink> unread,
            boolean copies,
            String action,
            List<ErrorLine> errors) {}

    /**
     * @param place line and column, or nothing
     * @param line 0 where it is of the whole file
     */
    record Finding(
            String file,
            String place,
            int line,
            String message,
            String allowed,
            @Nullable String hint,
            String href) {}

    /**
     * @param shared the text of the one that all counties share; null: there is none
     * @param merged whether the two go together, rather than the own in place of the shared
     * @param fromDefaults the county has no such file and goes by what all counties share
     * @param drafted whether the draft has the file
     * @param overtaken whether another was published since it was drafted
     * @param by who drafted it last, and when
     * @param clash what somebody else saved meanwhile; null where nobody did
     */
    record Editor(
            ConfigurationView around,
            String path,
            String title,
            String text,
            long revision,
            String base,
            boolean published,
            @Nullable String shared,
            boolean merged,
            boolean fromDefaults,
            boolean drafted,
            boolean leftOut,
            boolean overtaken,
            @Nullable String by,
            @Nullable Clash clash,
            String action,
            List<Finding> findings,
            int elsewhere,
            List<Finding> warnings,
            List<ErrorLine> errors) {}

    /**
     * @param by who saved it, and when
     * @param lines from what he saved to what is in the form now
     * @param revision of what he saved
     */
    record Clash(String by, List<Line> lines, long revision) {}

    /**
     * @param remark why no lines are shown; null: there are lines, or it is no text
     * @param revision in the draft, to give it up; null: it is in none
     */
    record FileChange(
            String path,
            @Nullable String title,
            String kind,
            List<Line> lines,
            @Nullable String remark,
            @Nullable Long revision) {}

    /**
     * What differs between two folders.
     *
     * @param words the procedures' and units' part of it, a sentence for each
     */
    record Changes(List<String> words, List<FileChange> files) {}

    /**
     * @param tone green of a new line, red of one left out, act of where it stands, else empty
     */
    record Line(String tone, String text) {}

    /**
     * @param leftOut that there were more cases than are looked at; null: there were not
     * @param closed whether the reader may not open some of the cases named
     */
    record Outcome(
            String summary,
            @Nullable String leftOut,
            List<TermOutcome> terms,
            List<UnitOutcome> units,
            List<StepOutcome> steps,
            Group missed,
            Group met,
            Group moved,
            Group elsewhere,
            Group stopped,
            boolean closed) {}

    record TermOutcome(String unit, String term, String basis, int missed, int met, int moved) {}

    record UnitOutcome(String unit, int fewer, int more) {}

    record StepOutcome(String action, String basis, int cases) {}

    /**
     * @param more that not all are listed; null: they are
     */
    record Group(List<Moved> first, @Nullable String more) {}

    /**
     * @param href of the case; null: the reader may not open it
     */
    record Moved(String number, @Nullable String href, String what, String was, String becomes) {}

    /**
     * @param days on which the cases were opened
     */
    record SimulationRow(String days, String state, String at, String by, String href) {}

    /**
     * @param open whether there is more to come
     * @param progress how far it is; null before it begins and when it is over
     * @param remark what it waits for or failed of
     * @param outdated whether the draft, or what is in force, is another by now
     * @param here the page itself
     */
    record SimulationPage(
            ConfigurationView around,
            SimulationRow asked,
            boolean open,
            @Nullable String progress,
            @Nullable String remark,
            boolean outdated,
            int version,
            @Nullable Outcome outcome,
            String here) {}

    /**
     * Cases and entries under way.
     *
     * @param becomes what publishing does to them
     * @param carried whether they go over to what is published
     */
    record UnderWay(int version, long many, String becomes, boolean carried) {}

    record Carried(int version, String type, String from, long many, @Nullable String to) {}

    /**
     * @param simulations that were made of this draft and earlier ones
     * @param simulate where the days are sent
     * @param posts who gains or loses which post when it is published
     * @param seen what of the draft is shown, to be published and nothing else
     * @param underWay by version
     * @param carried those that go over, by where they stand
     * @param transition where its file is written
     */
    record DraftPage(
            ConfigurationView around,
            Changes changes,
            List<Finding> findings,
            List<Finding> warnings,
            List<String> overtaken,
            String from,
            String until,
            List<SimulationRow> simulations,
            String simulate,
            Posts posts,
            String seen,
            List<UnderWay> underWay,
            List<Carried> carried,
            String transition,
            String action,
            String reason,
            Refused refused) {}

    /**
     * @param posts who gained or lost which post by it
     * @param changesBack what would change of the folder in force when it is brought back
     * @param back who would gain or lose a post then
     * @param current the version in force that the reader sees
     */
    record VersionPage(
            ConfigurationView around,
            VersionRow version,
            Changes changes,
            Posts posts,
            Changes changesBack,
            Posts back,
            int current,
            String action,
            String reason,
            Refused refused) {}
}
