package org.bancheng.platform.documents;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.document.DocumentTemplate;
import org.bancheng.engine.document.Paper;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.cases.CasePage;
import org.bancheng.platform.figures.CountedTables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The documents of a case. They are made when they are asked for, from what the case says then, by
 * the templates of the configuration that the case began with; nothing is stored.
 */
@Service
public class Documents {
    private final WordFile word;
    private final PdfFile pdf;
    private final HtmlFile html;
    private final CountedTables figures;
    private final Clock clock;

    Documents(
            WordFile word, PdfFile pdf, HtmlFile html, CountedTables figures, Clock businessClock) {
        this.figures = figures;
        this.word = word;
        this.pdf = pdf;
        this.html = html;
        this.clock = businessClock;
    }

    /**
     * A document that can be had.
     *
     * @param subject what it is about: an id of {@code type}
     * @param unit of the subject; null where it has none
     * @param namesReporter whether it says anything of the reporter
     */
    public record Available(
            String document,
            Label title,
            String basis,
            String type,
            UUID subject,
            @Nullable String unit,
            boolean namesReporter) {}

    /**
     * @param name for a file, with its suffix
     */
    public record Made(String name, Format format, byte[] content) {}

    /**
     * For each subject of the case, what the county has a template for. Made of a part of the page
     * a paper would say something else to each reader, so there is none.
     */
    public List<Available> of(CasePage page) {
        List<Available> available = new ArrayList<>();
        if (!page.whole()) {
            return available;
        }
        for (Matter matter : Matter.of(page)) {
            for (DocumentTemplate template : page.configuration().documents().values()) {
                if (fits(template, matter)) {
                    available.add(
                            new Available(
                                    template.id(),
                                    template.title(),
                                    template.basis(),
                                    matter.type(),
                                    matter.id(),
                                    matter.unit(),
                                    template.namesReporter()));
                }
            }
        }
        return available;
    }

    private static boolean fits(DocumentTemplate template, Matter matter) {
        return template.about().equals(matter.type())
                && template.isFor(matter.role(), matter.state().id());
    }

    /**
     * @throws NoSuchDocument when {@link #make} would
     */
    public void require(CasePage page, String document, @Nullable UUID subject) {
        about(template(page, document), Matter.of(page), subject);
    }

    /**
     * @param subject null: the latest one that the document can be had for
     * @param revealed the reporter's fields in clear; empty: masked, as the page has them
     * @throws NoSuchDocument when it cannot be had
     */
    public Made make(
            CasePage page,
            String document,
            @Nullable UUID subject,
            Format format,
            Map<String, Object> revealed) {
        DocumentTemplate template = template(page, document);
        List<Matter> matters = Matter.of(page);
        Matter about = about(template, matters, subject);
        Map<String, Object> reporter = new HashMap<>(page.reporter());
        reporter.putAll(revealed);
        Paper paper =
                template.fill(
                        new FilledIn(page, matters, figures)
                                .of(template, about, reporter, clock.instant()));
        byte[] content =
                switch (format) {
                    case DOCX -> word.write(paper);
                    case PDF -> pdf.write(paper);
                    case HTML -> html.write(paper, page.configuration().profile().brand());
                };
        return new Made(
                page.number() + " " + template.title().zhCn() + "." + format.suffix(),
                format,
                content);
    }

    private static DocumentTemplate template(CasePage page, String document) {
        DocumentTemplate template = page.configuration().documents().get(document);
        if (template == null || !page.whole()) {
            throw new NoSuchDocument(document);
        }
        return template;
    }

    private static Matter about(
            DocumentTemplate template, List<Matter> matters, @Nullable UUID subject) {
        return matters.stream()
                .filter(matter -> fits(template, matter))
                .filter(matter -> subject == null || matter.id().equals(subject))
                .max(Comparator.comparing(Matter::opened))
                .orElseThrow(() -> new NoSuchDocument(template.id()));
    }
}
