package org.bancheng.devstack;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * The real servers that tests use: containers where Docker is, else {@link Devstack}. One set
 * serves every module of a Maven build and ends with it; in an IDE it ends with the test's JVM.
 * They begin empty with each build. Callers keep apart by names of their own: a database, a prefix
 * of realms and one of indices per module.
 */
public final class TestServers {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    private final Servers servers;

    private TestServers(Servers servers) {
        this.servers = servers;
    }

    /**
     * The servers, started at the first call of the first test JVM (up to a minute). May be called
     * from any thread and as often as one likes.
     *
     * @throws DevstackFailed with what to do, when they cannot be started
     */
    public static TestServers get() {
        return Shared.SERVERS;
    }

    /**
     * Servers of the caller's own, empty, for tests that stop and start them: nobody else's may be.
     *
     * @param name a folder's; one set of servers runs per name
     */
    public static Devstack own(String name) {
        Path home =
                Home.choose(
                        Checkout.find(), Home.asked(), ServerAccount.choose(), System.err::println);
        return Devstack.start(
                DevstackSettings.of(Checkout.find(), name)
                        .in(home)
                        .with(SignInPages.jar(home.resolve("test-servers")))
                        .withoutEarlierData());
    }

    /** All three. */
    public Servers all() {
        return servers;
    }

    public Database database() {
        return servers.database();
    }

    public SearchNode search() {
        return servers.search();
    }

    public IdentityServer identity() {
        return servers.identity();
    }

    /**
     * Makes an empty database, dropping one of that name, and returns its JDBC address; {@link
     * #database} knows user and password.
     *
     * @param name lower-case letters, digits and underscores, at most 41
     */
    public String createDatabase(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name for a database: " + name);
        }
        Database admin = database();
        try (Connection connection =
                        DriverManager.getConnection(
                                admin.url("postgres"), admin.user(), admin.password());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
            return admin.url(name);
        } catch (SQLException e) {
            throw new DevstackFailed(
                    "cannot make the test database " + name + ": " + e.getMessage(), e);
        }
    }

    private static final class Shared {
        static final TestServers SERVERS = new TestServers(SharedServers.ofCheckout().join());
    }
}
