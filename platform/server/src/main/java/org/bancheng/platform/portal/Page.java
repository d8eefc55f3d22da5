package org.bancheng.platform.portal;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page: whose it is, who reads it and how he likes it.
 *
 * @param root path of the county: {@code /xiangtan}; of the installation's own pages: {@link
 *     #PLATFORM}; else the empty text
 * @param size normal or elder
 * @param theme light or dark
 * @param path this page, to come back to after a preference was changed
 * @param section which entry of the public menu is current
 * @param publishes whether the county's procedure publishes anything
 * @param staff who is signed in on a staff page; null on the public pages
 */
record Page(
        String root,
        String county,
        String brand,
        String slogan,
        Contact contact,
        Locale locale,
        String size,
        String theme,
        String nonce,
        String path,
        String section,
        boolean publishes,
        @Nullable Badge staff,
        List<Entry> nav,
        UnaryOperator<String> assets) {
    static final String PLATFORM = "/platform";

    record Contact(
            String office,
            @Nullable String phone,
            @Nullable String address,
            @Nullable String hours) {}

    /**
     * @param post the post he acts in, in words
     * @param holdings each post with its unit
     */
    record Badge(String name, String post, List<String> holdings) {}

    record Entry(String name, String icon, String href, boolean current, @Nullable Long count) {}

    public String lang() {
        return locale.toLanguageTag();
    }

    public boolean inCounty() {
        return !root.isEmpty() && !root.equals(PLATFORM);
    }

    /** Where those who are signed in begin. */
    public String desk() {
        return at(inCounty() ? "/staff" : "/");
    }

    /** Whether the reader's menu has an entry. */
    public boolean offers(String name) {
        return nav.stream().anyMatch(entry -> entry.name().equals(name));
    }

    /** An address of this county, or of the installation's own pages. */
    public String at(String path) {
        return root + path;
    }

    /** A file of the kit, its address changing with its content. */
    public String asset(String path) {
        return assets.apply(path);
    }

    public String icon(String name) {
        return asset("/assets/icons.svg") + "#" + name;
    }

    public String sheet() {
        return inCounty() ? at("/brand.css") : asset("/assets/neutral.css");
    }

    public String mark() {
        return inCounty() ? at("/brand/mark.svg") : asset("/assets/mark.svg");
    }
}
