package org.bancheng.platform.operations;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.PersonEntry;
import org.bancheng.engine.configuration.TenantConfiguration.PostEntry;
import org.bancheng.engine.configuration.TenantConfiguration.PostFunction;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.identity.Staff;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/** Who may change the bound county's configuration: the holders of a post of administration. */
@Service
public class CountyAdministrators {
    private final CurrentActor current;
    private final Configurations configurations;

    CountyAdministrators(CurrentActor current, Configurations configurations) {
        this.current = current;
        this.configurations = configurations;
    }

    /** Whether the person may do what is done here. */
    public boolean mayAdminister(Staff staff) {
        Set<String> posts = posts(configurations.current().configuration());
        return staff.posts().stream().anyMatch(posts::contains);
    }

    /** The posts whose holders administer the county. */
    static Set<String> posts(TenantConfiguration configuration) {
        return configuration.posts().stream()
                .filter(post -> post.function() == PostFunction.ADMINISTRATION)
                .map(PostEntry::id)
                .collect(Collectors.toSet());
    }

    /**
     * Who asks.
     *
     * @throws AccessDeniedException when he does not hold a post of administration
     */
    Staff require() {
        Staff staff = current.requireStaff();
        if (!mayAdminister(staff)) {
            throw new AccessDeniedException("not an administrator of the county");
        }
        return staff;
    }

    /** The name that who asks signs in by. */
    public String reader() {
        return require().username();
    }

    /** The others who may do what is done here, by their names. */
    public List<String> others() {
        String reader = reader();
        TenantConfiguration inForce = configurations.current().configuration();
        Set<String> posts = posts(inForce);
        return inForce.people().stream()
                .filter(person -> !person.username().equals(reader))
                .filter(person -> person.holds().stream().anyMatch(h -> posts.contains(h.post())))
                .map(PersonEntry::name)
                .toList();
    }

    /** As lists of versions name him who did it. */
    static String name(Staff staff) {
        return staff.name() + " (" + staff.username() + ")";
    }
}
