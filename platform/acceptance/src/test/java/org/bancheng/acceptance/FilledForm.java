package org.bancheng.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A form as a person fills it in: by the labels that can be read, seen or heard. */
record FilledForm(Locator scope) {

    FilledForm fill(String label, String text) {
        field(label).fill(text);
        return this;
    }

    FilledForm pick(String label, String option) {
        field(label).selectOption(option);
        return this;
    }

    /** One of several choices under a common label. */
    FilledForm choose(String legend, String option) {
        scope.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(starting(legend)))
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(option).setExact(true))
                .check();
        return this;
    }

    /** Some of several choices under a common label. */
    FilledForm tick(String legend, String option) {
        scope.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(starting(legend)))
                .getByRole(
                        AriaRole.CHECKBOX,
                        new Locator.GetByRoleOptions().setName(option).setExact(true))
                .check();
        return this;
    }

    FilledForm tick(String label) {
        scope.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(starting(label)))
                .check();
        return this;
    }

    void send(String button) {
        scope.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private Locator field(String label) {
        return scope.getByLabel(starting(label));
    }

    /** A label goes on with whether the field must be filled in. */
    private static Pattern starting(String label) {
        return Pattern.compile("^\\s*" + plain(label) + "(\\s|\\*|$)");
    }

    /** The browser matches in its own language, which does not know {@link Pattern#quote}. */
    static String plain(String text) {
        return text.replaceAll("[\\\\^$.|?*+()\\[\\]{}/]", "\\\\$0");
    }
}
