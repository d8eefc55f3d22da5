package org.bancheng.ctl;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * Runs an installation from a terminal: {@code platformctl tenant apply tenant-configs/xiangtan}.
 */
@Command(
        name = "platformctl",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            TenantCommands.class,
            CalendarCommands.class,
            ConfigCheck.Group.class,
            ImportMessages.class,
            HistoryVerify.Group.class,
            JobShow.Group.class,
            Platformctl.Completion.class
        })
public final class Platformctl implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String[] args) {
        // the schema library logs by SLF4J, which tells whoever has no logger that it has none
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        // terminals and pipes get UTF-8 whatever LANG says: names of counties have no other form
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int code = commandLine(out, err).execute(args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** The whole command, for programs that call it in their own process. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Platformctl())
                .setResourceBundle(Texts.BUNDLE)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Platformctl::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Texts.of("usage.no-command"));
    }

    private static int explain(Exception e, CommandLine command, ParseResult parsed)
            throws Exception {
        if (e instanceof Trouble trouble) {
            trouble.lines().forEach(command.getErr()::println);
            command.getErr().flush();
            return trouble.exitCode();
        }
        throw e;
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    @Command(name = "completion")
    static final class Completion implements Runnable {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public void run() {
            PrintWriter out = spec.commandLine().getOut();
            out.println(AutoComplete.bash("platformctl", spec.root().commandLine()));
            out.flush();
        }
    }
}
