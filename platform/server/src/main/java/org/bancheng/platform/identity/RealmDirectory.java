package org.bancheng.platform.identity;

import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.stereotype.Component;

/** Finds the realm of a part of the installation; makes nothing. */
@Component
class RealmDirectory {
    private final InstallationSettings installation;
    private final IdentitySettings.Keycloak keycloak;

    RealmDirectory(InstallationSettings installation, IdentitySettings settings) {
        this.installation = installation;
        this.keycloak = settings.keycloak();
    }

    Realm of(TenantId tenant) {
        return Realm.of(tenant.value(), installation, keycloak);
    }

    Realm platform() {
        return Realm.of(Realm.PLATFORM, installation, keycloak);
    }

    /** The realm that rules the running request: the bound tenant's, else the platform's. */
    Realm here() {
        return BoundTenant.find().map(tenant -> of(tenant.id())).orElseGet(this::platform);
    }

    Realm named(String area) {
        return area.equals(Realm.PLATFORM) ? platform() : of(new TenantId(area));
    }
}
