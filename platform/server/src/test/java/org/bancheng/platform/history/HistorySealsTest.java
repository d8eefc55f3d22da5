package org.bancheng.platform.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bancheng.engine.history.DailySeal;
import org.bancheng.engine.history.Digest;
import org.bancheng.engine.history.SignedSeal;
import org.bancheng.platform.Floor;
import org.bancheng.platform.MovableClock;
import org.bancheng.platform.history.SealBreak.Kind;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@NullMarked
class HistorySealsTest {
    private Floor floor;
    private Tenant xiangtan;
    private MovableClock clock;
    private final UUID moved = UUID.randomUUID();
    private final UUID removed = UUID.randomUUID();

    @BeforeEach
    void start() {
        assertThat(BoundTenant.find()).isEmpty();
        floor =
                Floor.start(
                        "floor_seal" + Long.toString(System.nanoTime() % 1_000_000, 36),
                        Map.of(),
                        MovableClock.InPlace.class);
        clock = floor.get(MovableClock.class);
        xiangtan = floor.tenant("xiangtan");
        append(moved, "open");
        append(moved, "assign");
        append(removed, "open");
    }

    @AfterEach
    void stop() {
        floor.close();
    }

    private void append(UUID caseId, String action) {
        floor.as(
                xiangtan,
                () -> {
                    floor.get(History.class)
                            .append(
                                    caseId,
                                    new HistoryDraft(
                                            "case",
                                            caseId,
                                            clock.instant(),
                                            "system",
                                            action,
                                            "XT-7",
                                            1,
                                            "{}",
                                            "{}".getBytes(UTF_8)));
                    return "";
                });
    }

    private void nextDay(String day) {
        clock.forward(Duration.ofDays(1));
        await().atMost(20, SECONDS).until(() -> Files.exists(copy(day)));
    }

    private Path copy(String day) {
        return Path.of(floor.setting("bancheng.data-folder"), "heads", "xiangtan", day + ".json");
    }

    private List<SealBreak> breaks() {
        return BoundTenant.call(xiangtan, () -> floor.get(HistorySeals.class).breaks());
    }

    @Test
    void each_day_is_sealed_after_midnight_and_copied_out_of_the_database() throws IOException {
        nextDay("2026-03-02");
        append(moved, "close");
        nextDay("2026-03-03");
        JsonMapper json = new JsonMapper();
        SignedSeal first = json.readValue(Files.readString(copy("2026-03-02")), SignedSeal.class);
        SignedSeal second = json.readValue(Files.readString(copy("2026-03-03")), SignedSeal.class);
        assertThat(first.seal().events()).isEqualTo(3);
        assertThat(second.seal().events()).isEqualTo(4);
        assertThat(second.seal().cases()).isEqualTo(2);
        assertThat(second.seal().previous()).isEqualTo(first.seal().digest());
        assertThat(breaks()).isEmpty();
    }

    @Test
    void a_case_removed_shows() {
        nextDay("2026-03-02");
        assertThat(breaks()).isEmpty();
        administrator("delete from t_xiangtan.history where case_id = '%s'".formatted(removed));
        assertThat(breaks()).containsExactly(at(Kind.HISTORY_CHANGED, "2026-03-02"));
    }

    @Test
    void a_last_event_cut_off_shows_though_the_chain_still_holds() {
        nextDay("2026-03-02");
        administrator("delete from t_xiangtan.history where seq = 2");
        assertThat(breaks()).containsExactly(at(Kind.HISTORY_CHANGED, "2026-03-02"));
    }

    @Test
    void a_forged_seal_shows() {
        nextDay("2026-03-02");
        administrator("update t_xiangtan.history_seal set cases = cases - 1");
        assertThat(breaks()).contains(at(Kind.NOT_SIGNED, "2026-03-02"));
    }

    @Test
    void seals_removed_from_the_database_show_by_their_copies() {
        nextDay("2026-03-02");
        nextDay("2026-03-03");
        administrator("delete from t_xiangtan.history_seal where day = '2026-03-03'");
        assertThat(breaks()).containsExactly(at(Kind.NOT_AS_COPIED, "2026-03-03"));
        floor.get(SealCopies.class).setAside(xiangtan.id());
        assertThat(breaks()).isEmpty();
    }

    @Test
    void a_day_whose_seal_was_removed_is_never_sealed_anew() throws IOException {
        nextDay("2026-03-02");
        byte[] sealed = Files.readAllBytes(copy("2026-03-02"));
        administrator("delete from t_xiangtan.history where case_id = '%s'".formatted(removed));
        administrator("delete from t_xiangtan.history_seal where day = '2026-03-02'");
        BoundTenant.call(
                xiangtan, () -> floor.get(HistorySeals.class).seal(LocalDate.parse("2026-03-02")));
        assertThat(Files.readAllBytes(copy("2026-03-02"))).isEqualTo(sealed);
        nextDay("2026-03-03");
        assertThat(breaks()).containsExactly(at(Kind.NOT_AS_COPIED, "2026-03-02"));
    }

    @Test
    void replicas_that_begin_together_sign_with_one_key(@TempDir Path folder) {
        var installation =
                new InstallationSettings(URI.create("http://127.0.0.1"), "bancheng", folder, null);
        List<SealKey> keys =
                IntStream.range(0, 8)
                        .mapToObj(
                                _ ->
                                        CompletableFuture.supplyAsync(
                                                () -> {
                                                    try {
                                                        return new SealKey(installation);
                                                    } catch (Exception e) {
                                                        throw new IllegalStateException(e);
                                                    }
                                                },
                                                Thread::startVirtualThread))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        SignedSeal signed =
                keys.getFirst()
                        .sign(
                                DailySeal.over(
                                        "xiangtan",
                                        LocalDate.parse("2026-03-02"),
                                        Digest.ORIGIN,
                                        List.of()));
        assertThat(keys).allMatch(key -> key.signed(signed));
    }

    private static SealBreak at(Kind kind, String day) {
        return new SealBreak(kind, LocalDate.parse(day));
    }

    private void administrator(String sql) {
        floor.administrator().sql(sql).update();
    }
}
