package org.bancheng.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bancheng.devstack.Counties.County;
import org.bancheng.devstack.Counties.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoicesTest {
    @TempDir Path folder;

    @Test
    void test_servers_are_containers_where_docker_answers_else_devstack() {
        assertThat(ServerSource.choose(null, () -> true)).isEqualTo(ServerSource.DOCKER);
        assertThat(ServerSource.choose(null, () -> false)).isEqualTo(ServerSource.DEVSTACK);
    }

    @Test
    void a_decision_from_outside_is_followed_without_asking_docker() {
        assertThat(ServerSource.choose("devstack", ChoicesTest::notAsked))
                .isEqualTo(ServerSource.DEVSTACK);
        assertThat(ServerSource.choose("docker", ChoicesTest::notAsked))
                .isEqualTo(ServerSource.DOCKER);
        assertThatThrownBy(() -> ServerSource.choose("podman", ChoicesTest::notAsked))
                .isInstanceOf(DevstackFailed.class)
                .hasMessageContaining("docker or devstack");
    }

    private static boolean notAsked() {
        throw new AssertionError("Docker was asked");
    }

    @Test
    void maven_is_known_by_its_launcher() {
        assertThat(
                        MavenAncestor.isMaven(
                                "java -cp plexus.jar org.codehaus.plexus.classworlds.launcher.Launcher verify"))
                .isTrue();
        assertThat(MavenAncestor.isMaven("java -jar surefirebooter.jar")).isFalse();
    }

    @Test
    void data_lies_in_the_checkout_where_the_servers_account_can_enter_it() {
        ServerAccount ours = new ServerAccount(false, 0, -1);
        List<String> said = new ArrayList<>();
        assertThat(Home.choose(folder, null, ours, said::add))
                .isEqualTo(folder.resolve(".bancheng"));
        assertThat(Home.choose(folder, folder.resolve("else"), ours, said::add))
                .isEqualTo(folder.resolve("else"));
        assertThat(said).isEmpty();
    }

    @Test
    void a_checkout_closed_to_the_servers_account_sends_data_to_a_folder_of_its_own()
            throws Exception {
        // a folder of mode 0700, as every JUnit temporary folder is
        ServerAccount nobody = new ServerAccount(true, 65_534, 65_534);
        List<String> said = new ArrayList<>();
        Path home = Home.choose(folder, null, nobody, said::add);
        try {
            assertThat(home.toString()).startsWith("/var/tmp/bancheng-");
            assertThat(said).singleElement().asString().contains(home.toString());
            assertThat(Home.choose(folder, null, nobody, said::add)).isEqualTo(home);
        } finally {
            Files.delete(home);
        }
        assertThatThrownBy(() -> Home.choose(folder, folder.resolve("x"), nobody, said::add))
                .isInstanceOf(DevstackFailed.class)
                .hasMessageContaining("chmod o+x");
    }

    @Test
    void every_county_of_the_product_is_shown_with_its_staff() {
        List<County> counties = Counties.in(Checkout.find().resolve("tenant-configs")).all();
        assertThat(counties).extracting(County::id).contains("xiangtan", "chongming");
        assertThat(counties).extracting(County::id).noneMatch(id -> id.startsWith("_"));
        County xiangtan =
                counties.stream()
                        .filter(one -> one.id().equals("xiangtan"))
                        .findFirst()
                        .orElseThrow();
        assertThat(xiangtan.name()).isEqualTo("湘潭县");
        assertThat(xiangtan.staff())
                .extracting(Staff::post)
                .contains("dispatcher", "handler")
                .doesNotHaveDuplicates();
    }

    @Test
    void processes_of_an_earlier_start_are_ended_and_no_others() throws Exception {
        List<String> said = new ArrayList<>();
        Site site =
                new Site(
                        folder,
                        folder,
                        new ServerAccount(false, 0, -1),
                        new StackState(folder),
                        folder,
                        said::add);
        Process left = sleeper(folder.resolve("postgresql/data").toString());
        Process stranger = sleeper("tail -f " + folder.resolve("logs/postgresql.log"));
        try {
            Leftovers.end(site);
            assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(said).singleElement().asString().contains("" + left.pid());
        } finally {
            left.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    private static Process sleeper(String argument) throws Exception {
        return new ProcessBuilder("sh", "-c", "while :; do sleep 0.1; done", argument).start();
    }
}
