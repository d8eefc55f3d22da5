package org.bancheng.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class DatabasePasswordsTest {
    @Test
    void replicas_that_begin_together_choose_the_same(@TempDir Path folder) {
        var settings =
                new DatabaseSettings(
                        "jdbc:postgresql://127.0.0.1/none",
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        1,
                        1,
                        Duration.ofMinutes(1));
        List<CompletableFuture<DatabasePasswords>> chosen =
                IntStream.range(0, 8)
                        .mapToObj(
                                _ ->
                                        CompletableFuture.supplyAsync(
                                                () -> DatabasePasswords.of(settings, folder),
                                                Thread::startVirtualThread))
                        .toList();
        assertThat(chosen.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }
}
