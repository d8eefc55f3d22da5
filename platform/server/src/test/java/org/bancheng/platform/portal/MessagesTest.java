package org.bancheng.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh_Hant", "en"})
    void every_language_has_every_text_with_the_same_blanks(String language) throws IOException {
        Properties house = bundle("zh_CN");
        Properties other = bundle(language);

        assertThat(other.stringPropertyNames()).isEqualTo(house.stringPropertyNames());
        assertThat(house.stringPropertyNames())
                .allSatisfy(
                        key ->
                                assertThat(blanks(other.getProperty(key)))
                                        .as(key)
                                        .isEqualTo(blanks(house.getProperty(key))));
    }

    @Test
    void traditional_texts_quote_as_the_others_do() throws IOException {
        Properties traditional = bundle("zh_Hant");

        assertThat(traditional.stringPropertyNames())
                .allSatisfy(
                        key ->
                                assertThat(traditional.getProperty(key))
                                        .as(key)
                                        .doesNotContainPattern("[「」]"));
    }

    private static int blanks(String text) {
        return new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties bundle(String language) throws IOException {
        Properties bundle = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        MessagesTest.class.getResourceAsStream(
                                "/messages/portal_" + language + ".properties"),
                        StandardCharsets.UTF_8)) {
            bundle.load(reader);
        }
        return bundle;
    }
}
