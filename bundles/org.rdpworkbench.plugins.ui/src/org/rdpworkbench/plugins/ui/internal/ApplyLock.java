// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.io.IOException;
import java.net.URL;
import org.eclipse.equinox.internal.provisional.configurator.Configurator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.RepairsUnderWay;

/**
 * Lets p2's own wizards bring a change into the program that runs only while no host is repaired: between the end of
 * their job and that a person presses Apply Changes Now nobody holds the lock. They find this first, and what it stands
 * before is found by everybody who asks for what is no component.
 */
@Component(service = Configurator.class, property = "service.ranking:Integer=100")
public final class ApplyLock implements Configurator {

    /** Something that changes which bundles the program has. */
    private interface Applying {
        void go() throws IOException;
    }

    private final Configurator configurator;
    private final RepairsUnderWay underWay;

    @Activate
    public ApplyLock(@Reference(target = "(!(component.id=*))") Configurator configurator,
            @Reference RepairsUnderWay underWay) {
        this.configurator = configurator;
        this.underWay = underWay;
    }

    private void alone(Applying applying) throws IOException {
        try (RepairsUnderWay.Mark mark = underWay.change("applying changes in the window")) {
            applying.go();
        } catch (RefusedException e) {
            throw new IOException("What was changed takes effect when the workbench is started again. "
                    + e.getMessage(), e);
        }
    }

    @Override
    public void applyConfiguration(URL url) throws IOException {
        alone(() -> configurator.applyConfiguration(url));
    }

    @Override
    public void applyConfiguration() throws IOException {
        alone(configurator::applyConfiguration);
    }

    @Override
    public URL getUrlInUse() {
        return configurator.getUrlInUse();
    }
}
