package org.bancheng.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class TurnsTest {
    private final Share bigIndex = new Share("big", "index");
    private final Share bigClock = new Share("big", "clock");
    private final Share small = new Share("small", "index");

    @Test
    void one_tenants_backlog_leaves_room_for_the_others() {
        Turns turns = new Turns(10, 2);
        assertThat(turns.take(List.of(bigIndex))).containsExactly(bigIndex);
        assertThat(turns.take(List.of(bigIndex))).containsExactly(bigIndex);
        assertThat(turns.take(List.of(bigIndex, bigClock))).isEmpty();
        assertThat(turns.take(List.of(bigIndex, small))).containsExactly(small);
    }

    @Test
    void a_free_place_goes_to_the_tenant_with_least_under_way() {
        Turns turns = new Turns(2, 2);
        turns.take(List.of(bigIndex));
        assertThat(turns.take(List.of(bigIndex, bigClock, small))).containsExactly(small);
    }

    @Test
    void a_tenants_kinds_take_turns() {
        Turns turns = new Turns(1, 1);
        List<Share> waiting = List.of(bigIndex, bigClock);
        assertThat(turns.take(waiting)).containsExactly(bigIndex);
        turns.end(bigIndex);
        assertThat(turns.take(waiting)).containsExactly(bigClock);
        turns.end(bigClock);
        assertThat(turns.take(waiting)).containsExactly(bigIndex);
    }
}
