package org.bancheng.platform.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.figures.CountedTable.Cell;
import org.bancheng.platform.figures.CountedTable.Line;
import org.junit.jupiter.api.Test;

class ShortenedTest {

    private static Line line(int n) {
        return new Line("name " + n, Label.of("姓名 " + n), null, List.of(new Cell(n, n)));
    }

    @Test
    void rows_that_are_too_many_are_one_row_that_says_how_many_they_are() {
        List<Line> typed = IntStream.rangeClosed(1, 500).mapToObj(ShortenedTest::line).toList();

        List<Line> shortened = Shortened.of(typed, 200);

        assertThat(shortened).hasSize(201);
        assertThat(shortened.subList(0, 200)).isEqualTo(typed.subList(300, 500));
        assertThat(shortened.getLast().key()).isEqualTo(Line.REST);
        assertThat(shortened.getLast().label().zhCn()).contains("300");
        assertThat(shortened.getLast().cells()).containsExactly(new Cell(45_150, 45_150));
    }

    @Test
    void a_table_that_can_be_read_stays_as_it_is() {
        List<Line> few = IntStream.rangeClosed(1, 200).mapToObj(ShortenedTest::line).toList();

        assertThat(Shortened.of(few, 200)).isSameAs(few);
    }
}
