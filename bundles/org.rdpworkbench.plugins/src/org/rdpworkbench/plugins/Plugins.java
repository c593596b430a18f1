// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.plugins.internal.Arrival;
import org.rdpworkbench.plugins.internal.Change;
import org.rdpworkbench.plugins.internal.ChangeLock;
import org.rdpworkbench.plugins.internal.Examination;
import org.rdpworkbench.plugins.internal.Installation;
import org.rdpworkbench.plugins.internal.Installed;
import org.rdpworkbench.plugins.internal.LiveChange;
import org.rdpworkbench.plugins.internal.Offers;
import org.rdpworkbench.plugins.internal.Uninstalling;

/**
 * The plugins of the installation that runs. All of it may read files or ask sites, and is ended by an interrupt of the
 * thread.
 */
@Component(service = Plugins.class)
public final class Plugins {

    /**
     * What came of looking at plugins.
     *
     * @param reports of each plugin, one for each of its bundles
     * @param texts in which its parts are named
     */
    public record Examined(Map<Feature, List<BundleReport>> reports, Texts texts) {

        /** All run as they should. */
        public boolean sound() {
            return reports.values().stream().flatMap(List::stream).allMatch(BundleReport::sound);
        }
    }

    /**
     * What sites offer.
     *
     * @param problems a sentence for each site that cannot be read
     */
    public record Offered(List<Offer> offers, List<String> problems) {}

    /**
     * A change that was made.
     *
     * @param installed the id of what is there now and was not before
     * @param restart true when it takes effect with the next start only
     */
    public record Changed(String sentence, Optional<String> installed, boolean restart) {}

    /** Nobody else changes plugins, and no host is repaired, until it is closed. */
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    private final BundleContext context;

    @Activate
    public Plugins(BundleContext context) {
        this.context = context;
        Arrival.prepare(context);
    }

    /** What can be installed and removed by itself, as the next start will have it. */
    public List<Feature> installed() throws IOException, RefusedException {
        return Installed.in(installation()).plugins();
    }

    private Installation installation() throws RefusedException {
        return Installation.of(context).orElseThrow(Installation::none);
    }

    /** What these bring and declare, or why they do not run. */
    public Examined examine(List<Feature> plugins) {
        Snapshot snapshot = service(Diagnostics.class).snapshot();
        Examination examination = new Examination(context, snapshot, service(ServiceComponentRuntime.class));
        Map<Feature, List<BundleReport>> reports = new LinkedHashMap<>();
        plugins.forEach(plugin -> reports.put(plugin, examination.examine(plugin)));
        return new Examined(reports, snapshot.texts());
    }

    private <S> S service(Class<S> type) {
        ServiceReference<S> reference = context.getServiceReference(type);
        if (reference == null) {
            throw new IllegalStateException("there is no " + type.getSimpleName());
        }
        return context.getService(reference);
    }

    /**
     * What the sites offer that this installation knows.
     *
     * @param again whether they are read once more, though nothing speaks for a change there
     */
    public Offered offered(boolean again) throws RefusedException, InterruptedException {
        List<Offer> offers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        new Offers(context, again).read(offers, problems);
        return new Offered(List.copyOf(offers), List.copyOf(problems));
    }

    /** Makes a site known, after reading it. */
    public void addSite(Source site) throws RefusedException {
        new Offers(context, true).add(site);
    }

    /**
     * Installs a plugin, or a newer version of it, into the program that runs where that is safe.
     *
     * @param waiting is called when a diagnosis is under way, for which it waits
     * @throws RefusedException also while hosts are repaired
     */
    public Changed install(Offer offer, Runnable waiting) throws IOException, RefusedException, InterruptedException {
        return new LiveChange(context, waiting).install(offer);
    }

    /** Removes a plugin, from the program that runs too where that is safe. Refused while hosts are repaired. */
    public Changed uninstall(Feature plugin, Runnable waiting)
            throws IOException, RefusedException, InterruptedException {
        requireRemovable(plugin);
        return new LiveChange(context, waiting).uninstall(plugin);
    }

    /** @throws RefusedException when it is the workbench itself */
    public void requireRemovable(Feature plugin) throws RefusedException {
        Uninstalling.requireRemovable(context, plugin);
    }

    /** True when the next start will have another version of something that runs, so that it cannot be had before. */
    public boolean waitsForRestart() throws IOException, RefusedException {
        return LiveChange.replacesWhatRuns(context);
    }

    /** Blocks until no diagnosis is under way, in whichever process of this installation. */
    public void awaitRuns() throws IOException, InterruptedException {
        new Change(context, () -> { }).awaitRuns();
    }

    /**
     * Keeps others from changing plugins and from repairing hosts, for whoever changes plugins in another way.
     *
     * @param what is done meanwhile, for whoever comes
     * @throws RefusedException naming who is at it, or who repairs hosts
     */
    public Hold hold(String what) throws IOException, RefusedException {
        return ChangeLock.take(context, installation(), what)::close;
    }
}
