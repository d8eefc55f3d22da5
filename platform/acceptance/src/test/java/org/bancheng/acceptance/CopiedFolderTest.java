package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sixth county: a folder of the five copied and its names changed, as the guide says. */
class CopiedFolderTest {
    private static final List<String> NAMES = List.of("湘潭", "垫江", "墊江", "崇明", "港南", "衡阳", "衡陽");
    private static final String NAME = "云岭";

    private final Product product = Product.get();

    @TempDir Path disk;

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    static List<String> counties() {
        return Product.counties();
    }

    private static String id(String copied) {
        return "like" + copied;
    }

    /** The folder on disk, beside the defaults. */
    private Path copy(String county, String id) throws IOException {
        Product.write(disk.resolve("_defaults"), Product.folder("_defaults"));
        Path folder = disk.resolve(id);
        Product.write(folder, Product.folder(county, id));
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file);
                for (String name : NAMES) {
                    text = text.replace(name, NAME);
                }
                Files.writeString(file, text);
            }
        }
        return folder;
    }

    private Command applied(Path folder) {
        return Command.platformctl(
                List.of(
                        "tenant",
                        "apply",
                        folder.toString(),
                        "--wait",
                        "--connection",
                        product.connection().toString()));
    }

    @ParameterizedTest
    @MethodSource("counties")
    void a_county_like_one_of_the_five_is_a_copy_with_other_names(String county)
            throws IOException {
        String id = id(county);
        Path folder = copy(county, id);

        Command.platformctl(List.of("config", "check", folder.toString())).ends(0);
        applied(folder).ends(0);

        String home = product.anyone().get("/" + id + "/").expect(200).text();
        assertThat(home).contains(NAME).doesNotContain(NAMES);
        Matter matter = Counties.filed(product, id, Map.of("subject", "第六个县 " + UUID.randomUUID()));
        assertThat(matter.number).startsWith(Product.prefix(id) + "-");
        Counties.Person person = Counties.people(county).getFirst();
        product.staff(id, person.username()).get("/" + id + "/api/v1/cases").expect(200);
        assertThat(product.anyone().get("/" + county + "/").expect(200).text())
                .as("the county that it was made of")
                .doesNotContain(NAME);
    }

    @Test
    void a_copy_whose_number_prefix_was_left_is_refused() throws IOException {
        Path folder = copy(Xiangtan.TENANT, id(Xiangtan.TENANT));
        Path tenant = folder.resolve("tenant.yaml");
        Files.writeString(
                tenant,
                Files.readString(tenant, StandardCharsets.UTF_8)
                        .replace(Product.prefix(id(Xiangtan.TENANT)), "XT"));

        Command refused = applied(folder);

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.out() + refused.err())
                .contains("tenant.yaml", "事项编号前缀 XT 已由县区 xiangtan 使用");
    }

    @Test
    void a_copy_that_would_carry_over_what_is_not_there_is_refused() throws IOException {
        Path folder = copy(Xiangtan.TENANT, "withoutpast");
        Files.writeString(folder.resolve("transition.yaml"), "versions: [1]\n");

        Command refused = applied(folder);

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.err()).contains("transition.yaml:1:1", "请去掉 transition.yaml");
    }
}
