package org.bancheng.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People at work in Xiangtan while servers come and go. They ask whichever replica answers, and
 * every acknowledgement is remembered.
 */
final class Traffic implements AutoCloseable {
    private static final int AT_ONCE = 12;
    private static final String SCHEMA = "t_" + Xiangtan.TENANT;

    private final Installation installation;
    private final List<Story> stories;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> unavailable = new ConcurrentLinkedQueue<>();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Replica> doors;

    /**
     * @param doors asked in turns, those that run
     */
    Traffic(Installation installation, int cases, Replica... doors) {
        this.installation = installation;
        this.doors = List.of(doors);
        this.stories =
                IntStream.range(0, cases).mapToObj(ordinal -> new Story(this, ordinal)).toList();
    }

    /** Returns at once. */
    Traffic begin() {
        // tokens are asked for once, not by everybody at the same moment
        Stream.of(Xiangtan.WINDOW, Xiangtan.DISPATCHER, Xiangtan.LAND_HANDLER)
                .forEach(person -> installation.tokens().staff(Xiangtan.TENANT, person));
        stories.forEach(story -> people.execute(() -> tell(story)));
        return this;
    }

    private void tell(Story story) {
        room.acquireUninterruptibly();
        try {
            story.run();
        } catch (RuntimeException | AssertionError e) {
            wrong.add(story.subject + ": " + e);
        } finally {
            room.release();
        }
    }

    /** Waits until so many steps were acknowledged. */
    void awaitAcknowledged(int steps) {
        Product.until(
                steps + " acknowledged steps, wrong: " + wrong, () -> acknowledged.get() >= steps);
    }

    /** Waits until everybody's story has ended. */
    void awaitEnd() {
        people.close();
    }

    @Override
    public void close() {
        people.shutdownNow();
    }

    private Replica door() {
        List<Replica> open = doors.stream().filter(Replica::runs).toList();
        List<Replica> some = open.isEmpty() ? doors : open;
        return some.get(Math.floorMod(turn.getAndIncrement(), some.size()));
    }

    Api staff(String username) {
        return installation.staff(door(), Xiangtan.TENANT, username);
    }

    Api anyone() {
        return installation.anyone(door());
    }

    void acknowledged() {
        acknowledged.incrementAndGet();
    }

    void unavailable(Answer answer) {
        unavailable.add(answer);
    }

    void wrong(Answer answer) {
        wrong.add(answer.request() + ": " + answer.status() + " " + answer.text());
    }

    void hopeless(String what) {
        wrong.add(what + " was never answered");
    }

    void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int acknowledgedSteps() {
        return acknowledged.get();
    }

    /** Answers that nobody should have got; empty when all went well. */
    List<String> wrongAnswers() {
        return List.copyOf(wrong);
    }

    /** Answers that asked to come again. */
    List<Answer> unavailableAnswers() {
        return List.copyOf(unavailable);
    }

    /**
     * Where the database and what people were told part: steps lost, done twice, or done though
     * nobody asked.
     */
    List<String> differences() {
        Map<String, String> cases =
                installation
                        .ask(
                                """
                                select c.subject,
                                       string_agg(h.subject_type || '/' || h.action, ' ' order by h.seq)
                                from %1$s.case_file c
                                join %1$s.history h on h.case_id = c.id and h.actor <> 'system'
                                  or h.case_id = c.id and h.action = 'open'
                                group by c.id, c.subject
                                """
                                        .formatted(SCHEMA))
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        List::getFirst,
                                        List::getLast,
                                        (one, other) -> one + " AND AGAIN " + other));
        List<String> found = new ArrayList<>();
        for (Story story : stories) {
            String told = String.join(" ", story.acknowledged);
            List<String> unknown = story.unknown;
            String atMost =
                    unknown == null ? told : (told + " " + String.join(" ", unknown)).strip();
            String kept = cases.getOrDefault(story.subject, "");
            if (!kept.equals(told) && !kept.equals(atMost)) {
                found.add(
                        "%s: told <%s>, perhaps <%s>, kept <%s>"
                                .formatted(story.number, told, atMost, kept));
            }
        }
        return found;
    }
}
