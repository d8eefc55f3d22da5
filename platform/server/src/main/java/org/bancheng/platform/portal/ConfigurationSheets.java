package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.bancheng.platform.cases.CasePages;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.operations.CountyAdministrators;
import org.bancheng.platform.operations.CountyConfiguration;
import org.bancheng.platform.operations.CountyPublications;
import org.bancheng.platform.operations.CountySimulations;
import org.springframework.stereotype.Component;

/** Begins a page of a county's configuration. */
@Component
class ConfigurationSheets {
    private final CountyAdministrators administrators;
    private final CountyConfiguration county;
    private final CountyPublications publications;
    private final CountySimulations simulations;
    private final CasePages cases;
    private final CurrentActor current;

    ConfigurationSheets(
            CountyAdministrators administrators,
            CountyConfiguration county,
            CountyPublications publications,
            CountySimulations simulations,
            CasePages cases,
            CurrentActor current) {
        this.administrators = administrators;
        this.county = county;
        this.publications = publications;
        this.simulations = simulations;
        this.cases = cases;
        this.current = current;
    }

    ConfigurationSheet of(HttpServletRequest request, Wording wording) {
        ConfigurationFrame frame = frame(request, wording);
        return new ConfigurationSheet(
                frame,
                county,
                publications,
                simulations,
                simulation(request, frame),
                new PostsSheet(administrators, frame.inForce(), wording));
    }

    TermsSheet terms(HttpServletRequest request, Wording wording) {
        return new TermsSheet(frame(request, wording), county);
    }

    SimulationSheet simulation(HttpServletRequest request, Wording wording) {
        return simulation(request, frame(request, wording));
    }

    private SimulationSheet simulation(HttpServletRequest request, ConfigurationFrame frame) {
        String page = Visit.of(request).at("/staff/cases/");
        return new SimulationSheet(
                frame,
                county,
                numbers ->
                        cases.open(numbers, current.requireActor()).stream()
                                .collect(Collectors.toMap(number -> number, page::concat)));
    }

    private ConfigurationFrame frame(HttpServletRequest request, Wording wording) {
        return new ConfigurationFrame(
                publications,
                Visit.of(request).at("/staff/configuration"),
                county.inForce(),
                wording);
    }
}
