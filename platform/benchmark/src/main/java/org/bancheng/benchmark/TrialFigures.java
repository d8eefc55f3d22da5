package org.bancheng.benchmark;

import java.util.Map;
import java.util.Set;
import org.bancheng.platform.tenancy.Tenant;
import tools.jackson.databind.JsonNode;

/**
 * How long a shortened term takes to be tried on a county's past cases, as its administrator does.
 */
final class TrialFigures {
    private static final boolean GLANCE = Boolean.getBoolean("benchmark.glance");
    private static final int CASES = GLANCE ? 500 : 100_000;
    private static final double MINUTE = 60;
    private static final String FILE = "configuration/files/lifecycles/assignment.yaml";
    private static final Set<String> OVER = Set.of("done", "failed");

    private final Platform platform;
    private final Tenant county;

    TrialFigures(Platform platform, Tenant county) {
        this.platform = platform;
        this.county = county;
    }

    void take(Report report) {
        SignedIn administrator =
                new SignedIn(
                        platform.url(),
                        platform.keycloak() + "/realms/benchmark-",
                        county.id().value(),
                        Xiangtan.ADMINISTRATOR.username(),
                        Province.PASSWORD);
        draft(administrator);
        long begin = System.nanoTime();
        JsonNode asked =
                administrator.posts(
                        "configuration/simulate",
                        Map.of(
                                "from", opened("desc offset " + (CASES - 1)),
                                "until", opened("desc")));
        String address = "configuration/simulations/" + asked.get("id").asString();
        JsonNode seen = administrator.gets(address);
        while (!OVER.contains(seen.get("state").asString())) {
            WaitingClocks.pause();
            seen = administrator.gets(address);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        JsonNode outcome = seen.get("outcome");
        if (outcome.isNull()) {
            throw new IllegalStateException("nothing came of it: " + seen);
        }
        long cases = outcome.get("cases").asLong();
        report.fact(
                "a term of five days tried as three: cases looked at, otherwise, not followed",
                "%,d, %,d, %,d"
                        .formatted(
                                cases,
                                outcome.get("differing").asLong(),
                                outcome.get("notFollowed").asLong()));
        report.atMost(
                "the same, reckoned for %,d cases".formatted(CASES),
                seconds * CASES / cases,
                MINUTE,
                "s");
    }

    private static void draft(SignedIn administrator) {
        JsonNode file = administrator.gets(FILE);
        String text = file.get("text").asString();
        String shorter = text.replace("- { working-days: 5 }", "- { working-days: 3 }");
        if (shorter.equals(text)) {
            throw new IllegalStateException("no term of five days");
        }
        administrator.puts(
                FILE,
                Map.of(
                        "text", shorter,
                        "revision", file.get("revision").asLong(),
                        "base", file.get("base").asString()));
    }

    /** The day on which a case was opened. */
    private String opened(String order) {
        return platform.one(
                String.class,
                "select (opened_at at time zone 'Asia/Shanghai')::date::text from \""
                        + county.schema()
                        + "\".case_file where type = 'case' order by opened_at "
                        + order
                        + " limit 1");
    }
}
