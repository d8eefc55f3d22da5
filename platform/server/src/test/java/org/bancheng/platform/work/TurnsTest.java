package org.bancheng.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class TurnsTest {
    private final Share bigIndex = new Share("big", "index");
    private final Share bigClock = new Share("big", "clock");
    private final Share small = new Share("small", "index");
    private final AtomicLong now = new AtomicLong();

    @Test
    void one_tenants_backlog_leaves_room_for_the_others() {
        Turns turns = new Turns(10, 2, now::get);
        assertThat(turns.take(List.of(bigIndex))).containsExactly(bigIndex);
        assertThat(turns.take(List.of(bigIndex))).containsExactly(bigIndex);
        assertThat(turns.take(List.of(bigIndex, bigClock))).isEmpty();
        assertThat(turns.take(List.of(bigIndex, small))).containsExactly(small);
    }

    @Test
    void a_free_place_goes_to_the_tenant_with_least_under_way() {
        Turns turns = new Turns(2, 2, now::get);
        turns.take(List.of(bigIndex));
        assertThat(turns.take(List.of(bigIndex, bigClock, small))).containsExactly(small);
    }

    @Test
    void a_tenants_kinds_take_turns() {
        Turns turns = new Turns(1, 1, now::get);
        List<Share> waiting = List.of(bigIndex, bigClock);
        assertThat(turns.take(waiting)).containsExactly(bigIndex);
        turns.end(bigIndex);
        assertThat(turns.take(waiting)).containsExactly(bigClock);
        turns.end(bigClock);
        assertThat(turns.take(waiting)).containsExactly(bigIndex);
    }

    @Test
    void a_queue_that_rests_takes_no_turn_until_it_has_rested() {
        Turns turns = new Turns(10, 2, now::get);
        List<Share> waiting = List.of(bigIndex, small);
        assertThat(turns.take(waiting)).containsExactlyInAnyOrder(bigIndex, small);
        turns.rest(bigIndex, Duration.ofSeconds(1));
        turns.end(bigIndex);
        turns.end(small);
        assertThat(turns.take(waiting)).containsExactly(small);
        turns.end(small);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(turns.take(waiting)).containsExactlyInAnyOrder(bigIndex, small);
    }
}
