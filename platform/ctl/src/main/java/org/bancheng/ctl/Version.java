package org.bancheng.ctl;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = Platformctl.class.getPackage().getImplementationVersion();
        return new String[] {"platformctl " + Objects.requireNonNullElse(built, "unreleased")};
    }
}
