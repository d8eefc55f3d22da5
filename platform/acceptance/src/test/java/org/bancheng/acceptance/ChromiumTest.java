package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {
    @TempDir Path folder;

    @Test
    void a_browser_that_is_there_is_taken_whoever_we_are() {
        Path browser = Path.of("/usr/bin/chromium");
        assertThat(Chromium.way(Optional.of(browser), true, true))
                .isEqualTo(new Chromium.Way.Found(browser));
        assertThat(Chromium.way(Optional.of(browser), false, false))
                .isEqualTo(new Chromium.Way.Found(browser));
    }

    @Test
    void root_on_debian_installs_the_browser_and_a_chinese_font() {
        assertThat(Chromium.way(Optional.empty(), true, true))
                .isInstanceOfSatisfying(
                        Chromium.Way.Install.class,
                        install ->
                                assertThat(install.commands())
                                        .containsExactly(
                                                "apt-get update",
                                                "apt-get install -y --no-install-recommends chromium fonts-noto-cjk"));
    }

    @Test
    void anybody_else_is_told_what_to_install() {
        assertThat(Chromium.way(Optional.empty(), false, true))
                .isInstanceOfSatisfying(
                        Chromium.Way.Ask.class,
                        ask ->
                                assertThat(ask.sentence())
                                        .contains("as root: apt-get install -y chromium"));
        assertThat(Chromium.way(Optional.empty(), true, false))
                .isInstanceOfSatisfying(
                        Chromium.Way.Ask.class,
                        ask -> assertThat(ask.sentence()).contains("Chromium and a Chinese font"));
    }

    @Test
    void only_a_program_that_can_be_run_counts_as_found() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        String path = first + File.pathSeparator + File.pathSeparator + second;
        Files.createFile(first.resolve("chromium"));
        assertThat(Chromium.found(path)).isEmpty();
        Path chrome = Files.createFile(second.resolve("google-chrome"));
        Files.setPosixFilePermissions(chrome, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(Chromium.found(path)).contains(chrome);
    }

    @Test
    void an_installation_that_fails_names_its_command() {
        Chromium.run("true");
        assertThatThrownBy(() -> Chromium.run("false"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("\"false\" ended with 1");
    }
}
