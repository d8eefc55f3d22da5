package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
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

    ConfigurationSheets(
            CountyAdministrators administrators,
            CountyConfiguration county,
            CountyPublications publications,
            CountySimulations simulations) {
        this.administrators = administrators;
        this.county = county;
        this.publications = publications;
        this.simulations = simulations;
    }

    ConfigurationSheet of(HttpServletRequest request, Wording wording) {
        ConfigurationFrame frame = frame(request, wording);
        return new ConfigurationSheet(
                frame,
                county,
                publications,
                simulations,
                new SimulationSheet(frame, county),
                new PostsSheet(administrators, frame.inForce(), wording));
    }

    TermsSheet terms(HttpServletRequest request, Wording wording) {
        return new TermsSheet(frame(request, wording), county);
    }

    SimulationSheet simulation(HttpServletRequest request, Wording wording) {
        return new SimulationSheet(frame(request, wording), county);
    }

    private ConfigurationFrame frame(HttpServletRequest request, Wording wording) {
        return new ConfigurationFrame(
                publications,
                Visit.of(request).at("/staff/configuration"),
                county.inForce(),
                wording);
    }
}
