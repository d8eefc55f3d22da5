package org.bancheng.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every county's folder is tested by being there. */
class ShippedFoldersTest {

    static Stream<String> folders() {
        return Folders.shipped().stream();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void a_folder_as_shipped_has_no_problem(String folder) {
        var result = Folders.check(folder);

        assertThat(result.problems().stream().map(Problem::toString)).isEmpty();
        assertThat(result.warnings().stream().map(Problem::toString)).isEmpty();
        assertThat(result.configuration()).isNotNull();
    }

    @Test
    void all_five_counties_are_there() {
        assertThat(Folders.shipped())
                .contains("xiangtan", "hengyang", "dianjiang", "gangnan", "chongming");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void a_folder_names_itself(String folder) {
        assertThat(Folders.configuration(folder).profile().id()).isEqualTo(folder);
    }
}
