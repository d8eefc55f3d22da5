package org.bancheng.keycloaktheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTextsTest {
    private static final String THEME = "/theme/bancheng/login/";

    @ParameterizedTest
    @ValueSource(strings = {"zh_TW", "en"})
    void every_language_has_every_text(String language) {
        assertThat(texts(language)).isEqualTo(texts("zh_CN"));
    }

    @Test
    void our_own_texts_in_the_templates_are_in_the_bundles() {
        Set<String> ours =
                Stream.of("template.ftl", "login.ftl", "error.ftl")
                        .map(SignInTextsTest::read)
                        .flatMap(
                                template ->
                                        Pattern.compile("msg\\([\"'](\\w+)[\"']\\)")
                                                .matcher(template)
                                                .results()
                                                .map(found -> found.group(1)))
                        .filter(
                                key ->
                                        key.matches(
                                                "portalName|hint\\w+|toPublicPages|wrongHelp|errorHelp|largeText|skipToContent|product|signIn"))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ours).hasSizeGreaterThan(6);
        assertThat(texts("zh_CN")).containsAll(ours);
    }

    private static Set<String> texts(String language) {
        Properties bundle = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        open("messages/messages_" + language + ".properties"),
                        StandardCharsets.UTF_8)) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle.stringPropertyNames();
    }

    private static String read(String file) {
        try (InputStream stream = open(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        InputStream stream = SignInTextsTest.class.getResourceAsStream(THEME + file);
        if (stream == null) {
            throw new IllegalStateException("no " + file);
        }
        return stream;
    }
}
