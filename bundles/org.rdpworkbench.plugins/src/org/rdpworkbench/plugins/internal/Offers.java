// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.util.List;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.Offer;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;

/** The plugins that known sites offer. */
public final class Offers {

    private final BundleContext context;
    private final boolean again;

    /** @param again whether sites are read once more that were read already */
    public Offers(BundleContext context, boolean again) {
        this.context = context;
        this.again = again;
    }

    /** One site that cannot be read does not hide what the others offer. */
    public void read(List<Offer> offers, List<String> problems) throws RefusedException, InterruptedException {
        try (Sites sites = Sites.shared(context)) {
            for (Source site : sites.known()) {
                try {
                    if (again) {
                        sites.forgetContent(site);
                    }
                    offers.addAll(of(site, sites));
                } catch (RefusedException e) {
                    problems.add(e.getMessage());
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }

    /** Makes a site known that can be read. */
    public void add(Source site) throws RefusedException {
        try (Sites sites = Sites.shared(context)) {
            sites.offered(List.of(site));
            sites.add(site);
        }
    }

    /** What a place offers that nobody needs to know of; the installation's own p2 stays closed. */
    static List<Offer> of(Source source, BundleContext context) throws IOException, RefusedException {
        try (Apart apart = Apart.open(context); Sites sites = new Sites(apart.agent())) {
            return of(source, sites);
        }
    }

    private static List<Offer> of(Source site, Sites sites) throws RefusedException {
        DeclaredBundles declared = sites.declared(site);
        return sites.offered(List.of(site)).stream().map(unit -> new Offer(Feature.pluginId(unit.getId()),
                unit.getVersion().toString(), text(unit, IInstallableUnit.PROP_NAME),
                text(unit, IInstallableUnit.PROP_DESCRIPTION), text(unit, IInstallableUnit.PROP_PROVIDER), site,
                declared.of(unit))).toList();
    }

    private static String text(IInstallableUnit unit, String property) {
        String text = unit.getProperty(property, null);
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }
}
