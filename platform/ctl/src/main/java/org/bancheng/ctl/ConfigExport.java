package org.bancheng.ctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a published version back as a folder, with {@code _defaults} beside it. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ConfigExport extends ServerCommand {
    @Parameters(index = "0", paramLabel = "TENANT", descriptionKey = "param.tenant")
    private String tenant = "";

    @Parameters(index = "1", paramLabel = "DIR", descriptionKey = "param.target")
    private Path target = Path.of("");

    @Option(names = "--version", paramLabel = "N", descriptionKey = "option.version")
    private int version;

    @Override
    int run(Server server) {
        Path defaults = target.toAbsolutePath().normalize().resolveSibling("_defaults");
        refuseWhatIsThere(target);
        refuseWhatIsThere(defaults);
        PublishedFolder published = PublishedFolder.of(tenant, version, server);
        write(target, published.files());
        write(defaults, published.defaults());
        output.say(Texts.of("export.folder", published.version(), target));
        return ExitCode.OK;
    }

    /** Nothing is overwritten, and no file of another version is left among the new ones. */
    private static void refuseWhatIsThere(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new Trouble(ExitCode.USAGE, Texts.of("export.not-empty", folder));
            }
        } catch (IOException e) {
            throw new Trouble(ExitCode.FAILURE, Texts.of("folder.unreadable", folder, e), e);
        }
    }

    private static void write(Path folder, Map<String, byte[]> files) {
        Path root = folder.toAbsolutePath().normalize();
        files.forEach(
                (path, content) -> {
                    Path file = root.resolve(path).normalize();
                    if (!file.startsWith(root)) {
                        throw new Trouble(ExitCode.FAILURE, Texts.of("export.outside", path));
                    }
                    try {
                        Files.createDirectories(file.getParent());
                        Files.write(file, content);
                    } catch (IOException e) {
                        throw new Trouble(
                                ExitCode.FAILURE, Texts.of("export.unwritable", file, e), e);
                    }
                });
    }
}
