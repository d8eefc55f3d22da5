package org.bancheng.devstack;

import java.nio.file.Path;
import java.util.List;

/** The process that holds the test servers while one of their owners lives. */
final class TestServersHost {
    private TestServersHost() {}

    /** Arguments: the checkout, and the home. */
    public static void main(String[] args) throws InterruptedException {
        Path checkout = Path.of(args[0]);
        Path home = Path.of(args[1]);
        SharedServers shared = new SharedServers(home);
        Path folder = shared.folder();
        List<Path> pages = SignInPages.jar(folder);
        boolean docker = ServerSource.choose() == ServerSource.DOCKER;
        try (AutoCloseable held =
                docker
                        ? TestContainersStack.start(folder.resolve("docker"), pages)
                        : Devstack.start(
                                DevstackSettings.of(checkout, "test")
                                        .in(home)
                                        .with(pages)
                                        .withoutEarlierData())) {
            shared.publish(
                    switch (held) {
                        case Devstack stack -> stack.servers();
                        case TestContainersStack stack -> stack.servers();
                        default -> throw new IllegalStateException(held.toString());
                    });
            while (!shared.withdrawIfUnowned()) {
                Thread.sleep(500);
            }
        } catch (DevstackFailed e) {
            System.out.println(e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
