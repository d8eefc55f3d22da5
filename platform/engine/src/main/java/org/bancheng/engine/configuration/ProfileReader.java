package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import org.bancheng.engine.configuration.TenantConfiguration.Brand;
import org.bancheng.engine.configuration.TenantConfiguration.Contact;
import org.bancheng.engine.configuration.TenantConfiguration.Domain;
import org.bancheng.engine.configuration.TenantConfiguration.Profile;

/** tenant.yaml and the mark it names. */
final class ProfileReader {

    private static final double LEAST_CONTRAST = 4.5;

    private final Reading reading;
    private final FolderFiles files;

    ProfileReader(Reading reading, FolderFiles files) {
        this.reading = reading;
        this.files = files;
    }

    Profile profile(Item document) {
        reading.basisOrNull(document);
        var id = document.at("id");
        if (!TenantIds.isValid(id.text())) {
            reading.findings.add(
                    id.place(),
                    id.text() + " 不能作县区标识：应为 2 至 31 个小写字母或数字，以字母开头，且不是平台自用的名称",
                    id.text()
                            + " cannot be a county's id: 2 to 31 lower-case letters and digits, beginning with a letter, and no name of the installation's own");
        }
        var domains = new ArrayList<Domain>();
        var ids = new HashSet<String>();
        for (var domain : document.list("domains")) {
            reading.unique(ids, domain.at("id"), "领域", "domain");
            domains.add(new Domain(domain.text("id"), domain.label("label")));
            reading.domains.add(domain.text("id"));
            reading.choices.putIfAbsent(domain.text("id"), domain.label("label"));
        }
        var contact = document.at("contact");
        return new Profile(
                document.text("id"),
                document.label("name"),
                document.label("province"),
                document.text("region-code"),
                document.text("number-prefix"),
                brand(document.at("brand")),
                new Contact(
                        contact.label("office"),
                        contact.text("phone"),
                        contact.label("address"),
                        contact.label("hours")),
                document.isTrue("demo-accounts"),
                document.list("plugins").stream().map(Item::text).toList(),
                domains);
    }

    private Brand brand(Item brand) {
        readable(brand.at("colour"));
        readable(brand.at("accent"));
        var mark = brand.at("mark");
        var bytes = files.get(mark.text());
        if (bytes.isEmpty()) {
            reading.findings.add(
                    mark.place(),
                    "没有文件 " + mark.text(),
                    "no file " + mark.text(),
                    mark.text(),
                    files.names().stream().filter(name -> name.endsWith(".svg")).toList());
        }
        var svg = bytes.flatMap(b -> SafeSvg.read(mark.text(), b, reading.findings)).orElse("");
        return new Brand(
                brand.label("name"),
                brand.label("slogan"),
                brand.text("colour"),
                brand.text("accent"),
                svg);
    }

    /** WCAG 2.2, 1.4.3: text of this colour on white, and white text on it. */
    private void readable(Item colour) {
        double contrast = 1.05 / (luminance(colour.text()) + 0.05);
        if (contrast < LEAST_CONTRAST) {
            reading.findings.add(
                    colour.place(),
                    "颜色 %s 与白色的对比度只有 %.2f:1，不足 4.5:1，请加深".formatted(colour.text(), contrast),
                    "the contrast of %s with white is %.2f:1, less than 4.5:1"
                            .formatted(colour.text(), contrast));
        }
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double luminance = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            double linear = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
            luminance += weights[i] * linear;
        }
        return luminance;
    }
}
