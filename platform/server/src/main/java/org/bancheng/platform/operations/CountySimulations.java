package org.bancheng.platform.operations;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.platform.configuration.ConfigurationInvalid;
import org.bancheng.platform.identity.Staff;
import org.bancheng.platform.tenancy.BoundTenant;
import org.springframework.stereotype.Service;

/** The bound county's draft tried on past cases by its administrators. */
@Service
public class CountySimulations {
    private final CountyAdministrators administrators;
    private final CountyConfiguration county;
    private final Simulations simulations;

    CountySimulations(
            CountyAdministrators administrators,
            CountyConfiguration county,
            Simulations simulations) {
        this.administrators = administrators;
        this.county = county;
        this.simulations = simulations;
    }

    /**
     * Begins to try the draft, as it is now, on past cases.
     *
     * @param from the first day on which the cases looked at were opened
     * @param until the last
     * @throws ConfigurationInvalid when something is wrong with the draft
     * @throws BusyCounty when another simulation of the county is not over
     */
    public SimulationView begin(LocalDate from, LocalDate until, Locale locale) {
        Staff staff = administrators.require();
        Draft draft = county.draft();
        county.sound(draft);
        try {
            Simulations.Seen begun =
                    simulations.ask(
                            BoundTenant.get(),
                            draft.version(),
                            draft.files(),
                            new Simulations.Days(from, until),
                            CountyAdministrators.name(staff));
            return SimulationView.of(begun, false, Wording.in(locale));
        } catch (JobOpen e) {
            throw new BusyCounty(e);
        }
    }

    /** The county's own simulations that are kept, the latest first, without their outcome. */
    public List<SimulationView> list(Locale locale) {
        administrators.require();
        Draft draft = county.draft();
        return simulations.ofCounty(BoundTenant.get()).stream()
                .map(one -> view(one, draft, Wording.in(locale)))
                .toList();
    }

    /** One of the county's own simulations; empty where there is none, or it was forgotten. */
    public Optional<SimulationView> find(UUID id, Locale locale) {
        administrators.require();
        return simulations
                .findOfCounty(BoundTenant.get(), id)
                .map(one -> view(one, county.draft(), Wording.in(locale)));
    }

    private static SimulationView view(Simulations.Seen one, Draft draft, Wording wording) {
        boolean asTried =
                draft.version() == one.asked().version()
                        && draft.files().digest().equals(one.asked().digest());
        return SimulationView.of(one, !asTried, wording);
    }

    /**
     * Ends a simulation of the county's own where it is not over, and forgets what came of it.
     *
     * @return false when there is none
     */
    public boolean forget(UUID id) {
        administrators.require();
        Optional<Simulations.Seen> found = simulations.findOfCounty(BoundTenant.get(), id);
        found.ifPresent(simulations::forget);
        return found.isPresent();
    }
}
