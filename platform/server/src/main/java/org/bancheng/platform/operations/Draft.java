package org.bancheng.platform.operations;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.bancheng.engine.configuration.Appointment;
import org.bancheng.engine.configuration.FolderDiff;
import org.bancheng.engine.configuration.WrittenTerm;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Drafts.DraftFile;
import org.jspecify.annotations.Nullable;

/**
 * The draft of a county beside what is in force.
 *
 * @param version in force
 * @param published its files
 * @param changes what the draft changes of the folder
 */
public record Draft(int version, ConfigurationFiles published, List<DraftFile> changes) {

    /** What would be published. */
    public ConfigurationFiles files() {
        Map<String, byte[]> folder = new TreeMap<>(published.folder());
        for (DraftFile change : changes) {
            if (change.content() == null) {
                folder.remove(change.path());
            } else {
                folder.put(change.path(), change.content().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new ConfigurationFiles(folder, published.defaults());
    }

    public Optional<DraftFile> change(String path) {
        return changes.stream().filter(one -> one.path().equals(path)).findFirst();
    }

    /** What differs from what is in force. */
    public FolderDiff diff() {
        return FolderDiff.of(published.folder(), files().folder());
    }

    /** Files that were published anew after they had been drafted. */
    public List<String> overtaken() {
        return changes.stream()
                .filter(one -> !Objects.equals(one.base(), digest(one.path())))
                .map(DraftFile::path)
                .toList();
    }

    /** What a file of the draft was written from, or would be if it were drafted now. */
    public @Nullable String base(String path) {
        return change(path).map(DraftFile::base).orElseGet(() -> digest(path));
    }

    /** What whoever looks at the draft sees of it: another after any change. */
    public String seen() {
        StringBuilder seen = new StringBuilder().append(version);
        changes.forEach(one -> seen.append('.').append(one.revision()));
        return seen.toString();
    }

    /** Of the published file; null where there is none. */
    public @Nullable String digest(String path) {
        byte[] content = published.folder().get(path);
        return content == null ? null : HexFormat.of().formatHex(Sha256.of().digest(content));
    }

    /** Who gains or loses which post when it is published. */
    public List<Appointment.Change> posts() {
        return Appointment.changes(
                published.folder(), published.defaults(), files().folder(), published.defaults());
    }

    /** The lengths of all clocks, as they would be published. */
    public List<WrittenTerm> terms() {
        return WrittenTerm.of(files().folder(), published.defaults());
    }

    /** The lengths of all clocks, as they are in force. */
    public List<WrittenTerm> termsInForce() {
        return WrittenTerm.of(published.folder(), published.defaults());
    }
}
