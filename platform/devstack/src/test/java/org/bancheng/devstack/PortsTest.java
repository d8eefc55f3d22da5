package org.bancheng.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir Path stack;
    private final List<String> said = new ArrayList<>();

    @Test
    void a_port_stays_the_same_at_the_next_start() {
        int first = ports().choose("Keycloak", 0, 0);
        assertThat(ports().choose("Keycloak", 0, 0)).isEqualTo(first);
        assertThat(said).isEmpty();
    }

    @Test
    void a_kept_port_that_a_stranger_holds_is_replaced_with_a_word() throws IOException {
        int first = ports().choose("Keycloak", 0, 0);
        try (ServerSocket _ = stranger(first)) {
            int second = ports().choose("Keycloak", 0, 0);
            assertThat(second).isNotEqualTo(first);
            assertThat(said).singleElement().asString().contains("port " + first, "" + second);
            assertThat(ports().choose("Keycloak", 0, 0)).isEqualTo(second);
        }
    }

    @Test
    void a_first_choice_that_a_stranger_holds_is_passed_over_with_a_word() throws IOException {
        try (ServerSocket stranger = stranger(0)) {
            int port = ports().choose("BanCheng", 0, stranger.getLocalPort());
            assertThat(said)
                    .singleElement()
                    .asString()
                    .contains("port " + stranger.getLocalPort(), "" + port);
        }
    }

    @Test
    void a_port_asked_for_that_a_stranger_holds_is_refused() throws IOException {
        try (ServerSocket stranger = stranger(0)) {
            assertThatThrownBy(() -> ports().choose("PostgreSQL", stranger.getLocalPort(), 0))
                    .isInstanceOf(DevstackFailed.class)
                    .hasMessageContaining("port " + stranger.getLocalPort())
                    .hasMessageContaining("PostgreSQL");
        }
    }

    @Test
    void a_port_asked_for_wins_over_the_kept_one_and_is_kept() throws IOException {
        ports().choose("PostgreSQL", 0, 0);
        int asked;
        try (ServerSocket free = stranger(0)) {
            asked = free.getLocalPort();
        }
        assertThat(ports().choose("PostgreSQL", asked, 0)).isEqualTo(asked);
        assertThat(ports().choose("PostgreSQL", 0, 0)).isEqualTo(asked);
    }

    @Test
    void two_servers_never_get_the_same_port() {
        Ports ports = ports();
        int first = ports.choose("PostgreSQL", 0, 0);
        assertThat(ports.choose("Keycloak", 0, first)).isNotEqualTo(first);
    }

    private Ports ports() {
        return new Ports(new StackState(stack), said::add);
    }

    private static ServerSocket stranger(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
