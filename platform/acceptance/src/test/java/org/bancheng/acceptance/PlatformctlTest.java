package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.Tenants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The operator's command line against the running product, as a program: the life of one county
 * from its plan to its removal, and what is said when something is in the way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformctlTest {
    private static final String COUNTY = "throwaway";
    private static final int OK = 0;
    private static final int FAILURE = 1;
    private static final int USAGE = 2;
    private static final int VALIDATION = 3;
    private static final int CONFLICT = 4;

    private final Product product = Product.get();

    @TempDir Path disk;

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private Command run(String... arguments) {
        return Command.platformctl(
                Stream.concat(
                                Arrays.stream(arguments),
                                Stream.of("--connection", product.connection().toString()))
                        .toList());
    }

    private Path folder() throws IOException {
        return written(Product.withoutPeriods(Product.folder(Xiangtan.TENANT, COUNTY)));
    }

    private Path written(Map<String, String> files) throws IOException {
        write(disk.resolve("_defaults"), Product.folder("_defaults"));
        return write(disk.resolve(COUNTY), files);
    }

    private static Path write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, Base64.getDecoder().decode(file.getValue()));
        }
        return folder;
    }

    private List<String> counties() {
        return run("tenant", "list", "-o", "json")
                .ends(OK)
                .json()
                .valueStream()
                .map(county -> county.get("id").asString())
                .toList();
    }

    @Test
    @Order(1)
    @Clause("ALL-2")
    void a_plan_says_what_it_would_do_and_does_nothing() throws IOException {
        Set<String> before = new Leftovers(COUNTY).found();
        Command plan = run("tenant", "plan", folder().toString()).ends(OK);
        assertThat(plan.out()).contains("湘潭县", COUNTY, "预览标识", "新建").doesNotContain("不变");
        assertThat(counties()).containsAll(Product.counties()).doesNotContain(COUNTY);
        run("tenant", "apply", folder().toString(), "--dry-run").ends(OK);
        assertThat(counties()).doesNotContain(COUNTY);
        assertThat(new Leftovers(COUNTY).found()).isEqualTo(before);
    }

    @Test
    @Order(2)
    @Clause("ALL-2")
    void a_folder_with_a_mistake_is_refused_as_a_whole_with_file_line_and_column()
            throws IOException {
        Map<String, String> files = Product.withoutPeriods(Product.folder(Xiangtan.TENANT, COUNTY));
        files.compute(
                "posts.yaml",
                (file, text) -> Product.edited(text, "function: dispatch", "function: dispach"));
        Path folder = written(files);
        for (List<String> command :
                List.of(List.of("tenant", "plan"), List.of("tenant", "apply", "--wait"))) {
            Command refused =
                    run(Stream.concat(command.stream(), Stream.of(folder.toString()))
                                    .toArray(String[]::new))
                            .ends(VALIDATION);
            assertThat(refused.err())
                    .containsPattern("posts\\.yaml:\\d+:\\d+: ")
                    .contains("可用：", "dispatch");
        }
        assertThat(counties()).doesNotContain(COUNTY);
    }

    @Test
    @Order(3)
    @Clause("ALL-2")
    void a_county_is_onboarded_in_one_step_and_once() throws IOException {
        Path folder = folder();
        Command stale =
                run("tenant", "apply", folder.toString(), "--plan-hash", "0123").ends(CONFLICT);
        assertThat(stale.err()).contains("预览");
        Command applied = run("tenant", "apply", folder.toString(), "--wait").ends(OK);
        assertThat(applied.out()).contains("完成").doesNotContain("失败");
        assertThat(run("tenant", "plan", folder.toString()).ends(OK).out())
                .contains("不变")
                .doesNotContain("新建", "变更");
        run("tenant", "apply", folder.toString(), "--wait").ends(OK);

        Command shown = run("tenant", "show", COUNTY, "-o", "json").ends(OK);
        assertThat(shown.json().get("state").asString()).isEqualTo("ACTIVE");
        assertThat(shown.json().get("configurationVersion").asInt()).isEqualTo(1);
        assertThat(run("tenant", "show", COUNTY).ends(OK).out()).contains("ACTIVE");
        assertThat(run("tenant", "list").ends(OK).out()).contains(COUNTY, "湘潭县");
        new Xiangtan(product, COUNTY).atTheWindow("开通后即可登记");
    }

    @Test
    @Order(4)
    void letters_are_filed_once_and_bad_lines_are_told_with_number_and_reason() throws IOException {
        Path letters = disk.resolve("letters.jsonl");
        Files.writeString(
                letters,
                """
                {"id": "1", "subject": "自来水到户", "time": "2019-07-19 18:19:54", "body": "自来水一直没有通。"}
                {"id": "2", "subject": "路灯不亮", "body": "坏了半年"
                {"id": "3", "subject": "施工扰民", "time": "2019-11-22 16:54:42", "body": "夜里施工。"}
                {"id": "", "subject": "没有编号", "time": "2019-11-22 16:54:42", "body": "没有编号。"}
                {"id": "5", "subject": "公交改线", "time": "2019-12-02 10:00:00", "body": "改线后没有车。"}
                """);
        Command first = run("import", letters.toString(), "--tenant", COUNTY).ends(FAILURE);
        assertThat(first.out())
                .contains("letters.jsonl:2: 不是 JSON", "letters.jsonl:4: 缺少编号")
                .contains("新登记 3 件，此前已有 0 件，拒绝 2 行");
        long cases = cases();
        Command again = run("import", letters.toString(), "--tenant", COUNTY).ends(FAILURE);
        assertThat(again.out()).contains("新登记 0 件，此前已有 3 件，拒绝 2 行");
        assertThat(cases()).isEqualTo(cases);
        run("import", letters.toString(), "--tenant", "nowhere").ends(FAILURE);
        assertThat(
                        run("import", letters.toString(), "--tenant", COUNTY, "--channel", "pigeon")
                                .ends(VALIDATION)
                                .err())
                .contains("pigeon", "mailbox");
    }

    private long cases() {
        return run("tenant", "show", COUNTY, "-o", "json").ends(OK).json().get("cases").asLong();
    }

    @Test
    @Order(5)
    @Clause("ALL-6")
    void the_history_is_verified_on_the_platform_and_in_an_export() throws IOException {
        product.clock().set("2026-05-12T00:11");
        Product.until("the day is sealed", this::isSealed);
        assertThat(run("history", "verify", "--tenant", COUNTY).ends(OK).out())
                .contains("历史完整：4 件事项");
        Command exported = run("tenant", "export", COUNTY, "--to", disk.toString()).ends(OK);
        assertThat(exported.err()).contains("已保存到");
        try (Stream<Path> files = Files.list(disk)) {
            Path zip =
                    files.filter(file -> file.toString().endsWith(".zip"))
                            .findFirst()
                            .orElseThrow();
            assertThat(
                            Command.platformctl(List.of("history", "verify", zip.toString()))
                                    .ends(OK)
                                    .out())
                    .contains("历史完整：4 件事项");
        }
    }

    private boolean isSealed() {
        Tenant tenant = server(Tenants.class).require(new TenantId(COUNTY));
        String sealed = "select count(*) from history_seal where day = '2026-05-11'";
        Long days =
                BoundTenant.call(
                        tenant,
                        () ->
                                server(TransactionTemplate.class)
                                        .execute(
                                                _ ->
                                                        server(JdbcClient.class)
                                                                .sql(sealed)
                                                                .query(Long.class)
                                                                .single()));
        return days > 0;
    }

    private <T> T server(Class<T> bean) {
        return product.server().getBean(bean);
    }

    @Test
    @Order(6)
    void a_suspended_county_answers_nobody_until_it_is_resumed() {
        run("tenant", "suspend", COUNTY).ends(USAGE);
        Command suspended =
                run("tenant", "suspend", COUNTY, "--reason", "系统割接", "-o", "json").ends(OK);
        assertThat(suspended.json().get("state").asString()).isEqualTo("SUSPENDED");
        assertThat(run("tenant", "list").ends(OK).out()).contains("系统割接");
        product.anyone().get("/" + COUNTY + "/api/v1/public/channels").expect(503);
        run("tenant", "resume", COUNTY).ends(OK);
        product.anyone().get("/" + COUNTY + "/api/v1/public/channels").expect(200);
        assertThat(run("tenant", "resume", "nowhere").ends(FAILURE).err()).contains("没有这个县区");
        run("tenant", "resume", "../jobs").ends(USAGE);
    }

    @Test
    @Order(7)
    @Clause({"ALL-1", "ALL-2"})
    void a_county_is_removed_only_after_its_export_and_leaves_nothing_behind() throws IOException {
        run("tenant", "remove", COUNTY).ends(USAGE);
        run("tenant", "remove", COUNTY, "--confirm", "xiangtan").ends(USAGE);
        new Xiangtan(product, COUNTY).atTheWindow("导出之后的事项");
        Command refused =
                run("tenant", "remove", COUNTY, "--confirm", COUNTY, "--wait").ends(CONFLICT);
        assertThat(refused.err()).contains("须先导出");
        run("tenant", "export", COUNTY, "--wait").ends(OK);
        assertThat(new Leftovers(COUNTY).found()).hasSizeGreaterThan(8);

        run("tenant", "remove", COUNTY, "--confirm", COUNTY, "--wait").ends(OK);

        assertThat(new Leftovers(COUNTY).found()).isEmpty();
        assertThat(counties()).containsAll(Product.counties()).doesNotContain(COUNTY);
        run("tenant", "show", COUNTY).ends(FAILURE);
        product.anyone().get("/" + COUNTY + "/api/v1/public/channels").expect(404);
    }

    @Test
    @Order(8)
    @Clause("ALL-2")
    void a_county_that_was_removed_can_come_back_and_begins_anew() throws IOException {
        run("tenant", "apply", folder().toString(), "--wait").ends(OK);
        assertThat(cases()).isZero();
        product.tokens().forget(COUNTY);
        new Xiangtan(product, COUNTY).atTheWindow("从头开始");
        run("tenant", "export", COUNTY, "--wait").ends(OK);
        run("tenant", "remove", COUNTY, "--confirm", COUNTY, "--wait").ends(OK);
        assertThat(new Leftovers(COUNTY).found()).isEmpty();
    }

    @Test
    void what_is_in_the_way_is_named_with_what_to_do() throws IOException {
        assertThat(Command.platformctl(List.of("tenant", "list")).ends(USAGE).err())
                .contains("--connection", "BANCHENG_CONNECTION");
        assertThat(connected("url", "http://127.0.0.1:1").ends(FAILURE).err())
                .contains("平台没有应答：http://127.0.0.1:1")
                .doesNotContain("Exception");
        assertThat(connected("token-url", "http://127.0.0.1:1/token").ends(FAILURE).err())
                .contains("身份服务（Keycloak）没有应答")
                .doesNotContain("Exception");
        assertThat(connected("client-secret", "wrong").ends(FAILURE).err())
                .contains("client-secret")
                .doesNotContain("Exception", "wrong");
        run("tenant", "lst").ends(USAGE);
    }

    /** With one property of the connection changed. */
    private Command connected(String property, String value) throws IOException {
        Path file = disk.resolve("connection.properties");
        Files.write(
                file,
                Files.readAllLines(product.connection()).stream()
                        .map(
                                line ->
                                        line.startsWith(property + "=")
                                                ? property + "=" + value
                                                : line)
                        .toList());
        return Command.platformctl(List.of("tenant", "list", "--connection", file.toString()));
    }
}
