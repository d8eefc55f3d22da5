package org.bancheng.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bancheng.devstack.Database;

/** PostgreSQL's own measuring program, from Debian. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private Pgbench() {}

    /** How often a second the script runs through, with its statements prepared. */
    static double rate(Database database, String name, String script, int users, Duration length) {
        try {
            Path file = Files.createTempFile("bancheng", ".pgbench");
            Files.writeString(file, script);
            ProcessBuilder pgbench =
                    new ProcessBuilder(
                            List.of(
                                    "pgbench",
                                    "--no-vacuum",
                                    "--protocol=prepared",
                                    "--file=" + file,
                                    "--client=" + users,
                                    "--jobs=1",
                                    "--time=" + length.toSeconds(),
                                    "--host=" + database.host(),
                                    "--port=" + database.port(),
                                    "--username=" + database.user(),
                                    name));
            pgbench.environment().put("PGPASSWORD", database.password());
            Process process = pgbench.redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            Matcher rate = RATE.matcher(said);
            if (exit != 0 || !rate.find()) {
                throw new IllegalStateException("pgbench ended with " + exit + ": " + said);
            }
            Files.delete(file);
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "pgbench did not run; on Debian: apt-get install postgresql-contrib", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
