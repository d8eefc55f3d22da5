package org.bancheng.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.bancheng.platform.PlatformApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The product's server as a process of its own, to be killed. As shipped but for the business
 * clock, which stands in a file. It ends when whoever started it ends.
 */
final class ReplicaProgram {
    private ReplicaProgram() {}

    /** Arguments: the clock's file. Settings come by the environment. */
    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("parent").start(ReplicaProgram::endWithTheParent);
        System.setProperty(Clocks.FILE, args[0]);
        new SpringApplicationBuilder(PlatformApplication.class, Clocks.class)
                .registerShutdownHook(true)
                .run();
    }

    private static void endWithTheParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever said
            }
        } catch (IOException e) {
            // as good as the end
        }
        Runtime.getRuntime().halt(1);
    }

    @Configuration(proxyBeanMethods = false)
    static class Clocks {
        static final String FILE = "acceptance.clock";

        @Bean
        Clock businessClock() {
            return new FileClock(Path.of(System.getProperty(FILE)));
        }
    }
}
