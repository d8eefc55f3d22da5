package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.due;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A county's rules changed, listed, compared, taken back and written out, version by version. */
class PublishedVersionsTest {
    private static final String VERSIONS = "/platform/api/v1/tenants/xiangtan/versions";

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);

    @TempDir Path disk;

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    @AfterEach
    void as_shipped() {
        product.apply(Product.folder(Xiangtan.TENANT));
    }

    private Command config(String... arguments) {
        List<String> line = new ArrayList<>(List.of("config"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--connection", product.connection().toString()));
        return Command.platformctl(line);
    }

    private int inForce() {
        return Integer.parseInt(product.operator().get(VERSIONS).expect(200).at("/0/version"));
    }

    private Matter signed() {
        return xiangtan.signed("版本 " + UUID.randomUUID(), "ordinary");
    }

    @Test
    void a_deadline_is_moved_published_with_its_reason_and_taken_back() throws IOException {
        int before = inForce();
        Matter earlier = signed();
        Path folder = disk.resolve("xiangtan");
        Map<String, String> shorter = Product.folder(Xiangtan.TENANT);
        shorter.compute(
                "lifecycles/assignment.yaml",
                (_, text) ->
                        Product.edited(
                                text,
                                "      - { working-days: 5 }",
                                "      - { working-days: 3 }"));
        Product.write(folder, shorter);
        Product.write(disk.resolve("_defaults"), Product.folder("_defaults"));

        assertThat(config("diff", folder.toString()).ends(0).out())
                .contains(
                        "改动 lifecycles/assignment.yaml",
                        "-      - { working-days: 5 }",
                        "+      - { working-days: 3 }");
        config("publish", folder.toString(), "--reason", "三天够了", "--wait").ends(0);
        assertThat(inForce()).isEqualTo(before + 1);
        assertThat(config("versions", "xiangtan").ends(0).out())
                .contains("三天够了")
                .containsPattern("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}  ")
                .doesNotContainPattern("\\d:\\d{2}[:.]\\d");
        assertThat(config("diff", folder.toString()).ends(0).out()).contains("没有不同");
        assertThat(due(signed())).startsWith("2026-05-14T17:30");
        assertThat(due(earlier)).as("keeps the rules it began with").startsWith("2026-05-18T17:30");

        String former = String.valueOf(before);
        assertThat(
                        config("rollback", "xiangtan", former, "--reason", "三天不够", "--wait")
                                .ends(0)
                                .err())
                .contains("现行第 " + (before + 1) + " 版，恢复到第 " + before + " 版");
        assertThat(inForce()).isEqualTo(before + 2);
        assertThat(due(signed())).startsWith("2026-05-18T17:30");
        Answer versions = product.operator().get(VERSIONS);
        assertThat(versions.at("/0/reason")).isEqualTo("三天不够");
        assertThat(versions.at("/0/digest")).isEqualTo(versions.at("/2/digest"));
        config("rollback", "xiangtan", former, "--reason", "再来一次", "--wait").ends(0);
        assertThat(inForce()).as("what is in force is not published again").isEqualTo(before + 2);

        Path written = disk.resolve("out").resolve("xiangtan");
        config("export", "xiangtan", written.toString(), "--version", former).ends(0);
        Path same = disk.resolve("same").resolve("xiangtan");
        Product.write(same, Product.folder(Xiangtan.TENANT));
        assertThat(config("diff", written.toString()).ends(0).out()).contains("没有不同");
        assertThat(Files.readString(written.resolve("lifecycles/assignment.yaml")))
                .isEqualTo(Files.readString(same.resolve("lifecycles/assignment.yaml")));
        assertThat(config("export", "xiangtan", written.toString()).ends(2).err()).contains("不是空的");
    }

    @Test
    void what_only_the_county_changed_stays_and_is_named() throws IOException {
        String county = "bothsides";
        Map<String, String> shipped = Product.folder(Xiangtan.TENANT, county);
        product.apply(shipped);
        CountyRules own = new CountyRules(product, county, Xiangtan.ADMINISTRATOR);
        for (String file : List.of("words.yaml", "notices.yaml")) {
            own.changes(file, text -> text + "# 县里改的\n");
        }
        own.publishes("县里改");

        Path folder = disk.resolve(county);
        Product.write(disk.resolve("_defaults"), Product.folder("_defaults"));
        Product.write(folder, shipped);
        Files.writeString(folder.resolve("units.yaml"), "# 省里改的\n", StandardOpenOption.APPEND);
        assertThat(config("diff", folder.toString()).ends(0).out())
                .contains(
                        "改动 notices.yaml（只有县里改过，发布目录时不动它）",
                        "改动 words.yaml（只有县里改过，发布目录时不动它）",
                        "改动 units.yaml\n");
        assertThat(config("publish", folder.toString(), "--reason", "省里改", "--wait").ends(0).err())
                .contains("1 个文件有变；这些文件只有县里改过，仍用县里的：notices.yaml, words.yaml");
        assertThat(own.text("words.yaml")).endsWith("# 县里改的\n");
        assertThat(config("publish", folder.toString(), "--reason", "再来", "--wait").ends(0).err())
                .contains("不重复发布；这些文件只有县里改过，仍用县里的：notices.yaml, words.yaml");

        Files.writeString(folder.resolve("words.yaml"), "# 省里也改\n", StandardOpenOption.APPEND);
        Command both = config("diff", folder.toString()).ends(0);
        assertThat(both.out())
                .contains("改动 notices.yaml（只有县里改过，发布目录时不动它）", "改动 words.yaml（县里和目录都改过，合并以后才能发布）");
        assertThat(both.err()).contains("words.yaml");
        config("publish", folder.toString(), "--reason", "不行", "--wait").ends(4);
    }

    @Test
    void what_there_is_not_and_what_has_no_reason_is_refused() {
        assertThat(product.operator().get(VERSIONS + "/99999").expect(404).at("/detail"))
                .contains("config versions");
        product.operator().post(VERSIONS + "/99999/restore", Map.of("reason", "x")).expect(404);
        for (Object reason : List.of(" ", "")) {
            assertThat(
                            product.operator()
                                    .post(
                                            VERSIONS + "/" + inForce() + "/restore",
                                            Map.of("reason", reason))
                                    .expect(422)
                                    .at("/type"))
                    .endsWith("/reason-missing");
        }
        assertThat(
                        product.operator()
                                .post(
                                        VERSIONS + "/1/restore",
                                        Map.of("reason", "没看过现行的", "current", inForce() + 1))
                                .expect(409)
                                .at("/detail"))
                .contains("现行的是第 " + inForce() + " 版");
        product.operator().post(VERSIONS + "/1/restore", Map.of("reason", "没说看过哪版")).expect(409);
        assertThat(config("rollback", "xiangtan", "1").exitCode()).isEqualTo(2);
    }
}
