package org.bancheng.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with a page as one person sees it, in lines that say where. */
final class Inspection {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final int NARROWEST = 320;

    /** A value that a text was not given, or a text that is missing. */
    private static final Pattern UNFILLED =
            Pattern.compile(".{0,40}(\\{\\d\\}|\\?\\?[a-z.-]+_).{0,20}");

    private static final String UNFOLD =
            "document.querySelectorAll('main details').forEach(one => { one.open = true; })";
    private static final String TOO_WIDE =
            """
            (() => {
              const wide = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= wide) return '';
              const out = Array.from(document.querySelectorAll('body *'))
                  .filter(one => one.getBoundingClientRect().right > wide + 1)
                  .filter(one => {
                    for (let at = one.parentElement; at; at = at.parentElement) {
                      if (getComputedStyle(at).overflowX !== 'visible') return false;
                    }
                    return true;
                  })
                  .map(one => one.tagName + '.' + one.className);
              return document.documentElement.scrollWidth + ' of ' + wide + ': ' + out.slice(0, 6).join(', ');
            })()
            """;

    private final Viewer viewer;
    private final Look look;
    private final List<String> faults = new ArrayList<>();

    Inspection(Viewer viewer, Look look) {
        this.viewer = viewer;
        this.look = look;
    }

    /** Opens a page, which has to come itself and not lead elsewhere. */
    List<String> of(String address, int status) {
        Response response = viewer.page().navigate(address);
        if (response.status() != status) {
            say("came with " + response.status());
        }
        if (status >= 400) {
            viewer.watch().taken(); // the browser notes the status
        }
        URI shown = URI.create(viewer.page().url());
        if (!URI.create(address).getPath().equals(shown.getPath())) {
            say("leads to " + shown + ", which is another page");
        }
        return here();
    }

    /** The page that is open, with everything on it unfolded. */
    List<String> here() {
        Page page = viewer.page();
        page.evaluate(UNFOLD);
        if (look.narrow()) {
            widths(page);
        }
        viewer.watch().taken().forEach(this::say);
        UNFILLED.matcher(page.content())
                .results()
                .forEach(found -> say("a text left unfilled: " + found.group()));
        for (Rule rule :
                new AxeBuilder(page)
                        .withTags(WCAG)
                        .setLegacyMode(true) // there are no frames
                        .analyze()
                        .getViolations()) {
            for (CheckedNode node : rule.getNodes()) {
                say(rule.getId() + ": " + node.getHtml() + " — " + node.getFailureSummary());
            }
        }
        viewer.watch().taken();
        return faults;
    }

    /** Nobody scrolls sideways, on a narrow phone and with large letters neither. */
    private void widths(Page page) {
        page.setViewportSize(NARROWEST, look.height());
        width(page);
        page.setViewportSize(look.width(), look.height());
        width(page);
        page.evaluate("document.documentElement.dataset.size = 'elder'");
        width(page);
        page.evaluate("size => { document.documentElement.dataset.size = size; }", look.size());
    }

    private void width(Page page) {
        String wide = (String) page.evaluate(TOO_WIDE);
        if (!wide.isEmpty()) {
            say("is too wide, " + wide);
        }
    }

    private void say(String fault) {
        faults.add(look + " " + URI.create(viewer.page().url()).getPath() + ": " + fault);
    }
}
