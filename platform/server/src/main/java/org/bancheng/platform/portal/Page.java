package org.bancheng.platform.portal;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page: whose it is, who reads it and how he likes it.
 *
 * @param root path of the county: {@code /xiangtan}, or the empty text outside any county
 * @param size normal or elder
 * @param theme light or dark
 * @param path this page, to come back to after a preference was changed
 * @param section which entry of the public menu is current
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
        @Nullable Badge staff,
        List<Entry> nav,
        UnaryOperator<String> assets) {

    record Contact(
            String office,
            @Nullable String phone,
            @Nullable String address,
            @Nullable String hours) {}

    /**
     * @param post the post he acts in, in words
     * @param holdings each post with its unit
     */
    record Badge(String name, String post, List<String> holdings, long unread) {}

    record Entry(String name, String icon, String href, boolean current, @Nullable Long count) {}

    public String lang() {
        return locale.toLanguageTag();
    }

    public boolean inCounty() {
        return !root.isEmpty();
    }

    /** An address of this county. */
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
        return root.isEmpty() ? asset("/assets/neutral.css") : at("/brand.css");
    }

    public String mark() {
        return root.isEmpty() ? asset("/assets/mark.svg") : at("/brand/mark.svg");
    }
}
