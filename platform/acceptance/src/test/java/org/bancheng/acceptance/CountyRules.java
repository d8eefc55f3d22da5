package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A county's configuration as one of its own staff changes it, by the interface for machines. */
final class CountyRules {
    private final Product product;
    private final String county;
    private final Api api;

    CountyRules(Product product, String county, String username) {
        this.product = product;
        this.county = county;
        this.api = product.staff(county, username);
    }

    /**
     * Of a county of the test's own, made like one of those that are shipped.
     *
     * @param county letters
     */
    static CountyRules ofACopy(String shipped, String county, String username) {
        Product product = Product.get();
        product.apply(Product.folder(shipped, county));
        return new CountyRules(product, county, username);
    }

    private String path(String path) {
        return "/" + county + "/api/v1/configuration" + path;
    }

    /** Below the configuration; of the empty path what is drafted, wrong and done. */
    Answer gets(String path) {
        return api.get(path(path));
    }

    Answer posts(String path, Map<String, ?> body) {
        return api.post(path(path), body);
    }

    Answer puts(String file, Map<String, ?> body) {
        return api.send("PUT", path("/files/" + file), body, Map.of());
    }

    Answer deletes(String path) {
        return api.delete(path(path));
    }

    String text(String file) {
        return gets("/files/" + file).expect(200).at("/text");
    }

    /**
     * @param text null: the folder is to be without it
     * @param revision in the draft that the writer has seen
     */
    Answer writes(String file, @Nullable String text, long revision) {
        Answer now = gets("/files/" + file);
        Map<String, Object> body = new HashMap<>();
        body.put("text", text);
        body.put("leaveOut", text == null);
        body.put("revision", revision);
        body.put(
                "base", now.status() == 200 && !now.at("/base").isEmpty() ? now.at("/base") : null);
        return puts(file, body);
    }

    /** Writes a file, whether or not it is in the draft already. */
    void drafts(String file, String text) {
        Answer now = gets("/files/" + file);
        long revision = now.status() == 200 ? Long.parseLong(now.at("/revision")) : 0;
        writes(file, text, revision).expect(200);
    }

    void changes(String file, UnaryOperator<String> change) {
        String now = text(file);
        String changed = change.apply(now);
        assertThat(changed).isNotEqualTo(now);
        drafts(file, changed);
    }

    /** Takes everything out of the draft. */
    void drops() {
        for (JsonNode change : gets("").expect(200).list("/draft")) {
            deletes(
                            "/files/"
                                    + change.get("path").asString()
                                    + "?revision="
                                    + change.get("revision").asLong())
                    .expect(204);
        }
    }

    /** What is said to a wish to publish the draft as it is now. */
    Answer offers(String reason) {
        return offers(reason, gets("").at("/seen"));
    }

    Answer offers(String reason, String seen) {
        return posts("/publish", Map.of("reason", reason, "seen", seen));
    }

    void publishes(String reason) {
        offers(reason).expect(202);
        assertThat(settled()).isEqualTo("done");
    }

    void restores(int version, String reason) {
        posts("/versions/" + version + "/restore", Map.of("reason", reason, "current", version()))
                .expect(202);
        assertThat(settled()).isEqualTo("done");
    }

    /** How what was begun ended. */
    String settled() {
        Product.until(
                "the publication is over",
                () -> List.of("done", "failed").contains(gets("").expect(200).at("/job/state")));
        return gets("").at("/job/state");
    }

    /** The version in force. */
    int version() {
        return Integer.parseInt(
                product.operator()
                        .get("/platform/api/v1/tenants/" + county)
                        .at("/configurationVersion"));
    }
}
