// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.RegistryFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.Offer;
import org.rdpworkbench.plugins.Plugins.Changed;
import org.rdpworkbench.plugins.RefusedException;

/**
 * A change that the program that runs takes over at once, where that is safe: what is new begins to run, and what is
 * removed leaves. What replaces something that runs, or has a part in the window, waits for the next start.
 */
public final class LiveChange {

    /** How far the program that runs has taken a change over. */
    private enum Reach {
        /** With the next start. */
        LATER("; it takes effect when the workbench is started again."),
        /** All but views, menus and the like, which are made once. */
        PARTLY(". What it has in the window comes when the workbench is started again."),
        WHOLLY(".");

        private final String words;

        Reach(String words) {
            this.words = words;
        }
    }

    private final BundleContext context;
    private final Change change;

    /** @param waiting is called when the change has to wait for a run */
    public LiveChange(BundleContext context, Runnable waiting) {
        this.context = context;
        this.change = new Change(context, waiting);
    }

    /** Installs the plugin, or that version of it. */
    public Changed install(Offer offer) throws IOException, RefusedException, InterruptedException {
        Set<String> before = Installation.changeable(context).bundles();
        return change.runLive("installing " + offer.id() + " in the window",
                new Installing(List.of(offer.source()), List.of(offer.id())), done -> done.installed().isEmpty()
                        ? new Changed(done.sentence(), Optional.empty(), false)
                        : changed("Installed " + offer.label() + " " + offer.version(), done, before));
    }

    /** Removes the plugin. */
    public Changed uninstall(Feature plugin) throws IOException, RefusedException, InterruptedException {
        Set<String> before = Installation.changeable(context).bundles();
        return change.runLive("removing " + plugin.plugin() + " in the window", new Uninstalling(plugin.plugin()),
                done -> changed("Removed " + plugin.label() + " " + plugin.version(), done, before));
    }

    private Changed changed(String what, Change.Done done, Set<String> before)
            throws IOException, RefusedException {
        Reach reach = apply(before);
        return new Changed(what + reach.words, done.installed().stream().findFirst(), reach != Reach.WHOLLY);
    }

    private Reach apply(Set<String> before) throws IOException, RefusedException {
        Arrival arrival = Arrival.since(before, context, Installation.changeable(context));
        if (replacesWhatRuns(arrival.after()) || arrival.leaving().stream().anyMatch(this::hasPartInTheWindow)
                || !arrival.take()) {
            return Reach.LATER;
        }
        return arrival.coming().stream().anyMatch(this::hasPartInTheWindow) ? Reach.PARTLY : Reach.WHOLLY;
    }

    /** True when the next start will have another version of a bundle that runs. */
    public static boolean replacesWhatRuns(BundleContext context) throws IOException, RefusedException {
        return new LiveChange(context, () -> { }).replacesWhatRuns(Installation.changeable(context).bundles());
    }

    private boolean replacesWhatRuns(Set<String> after) {
        Set<String> names = after.stream().map(LiveChange::name).collect(Collectors.toSet());
        return Arrays.stream(context.getBundles()).anyMatch(bundle -> names.contains(bundle.getSymbolicName())
                && !after.contains(Arrival.id(bundle)));
    }

    private static String name(String bundle) {
        return bundle.substring(0, bundle.indexOf(','));
    }

    /** Views, menus and the like are made of classes that would be gone. */
    private boolean hasPartInTheWindow(String bundle) {
        Stream<Bundle> running = Arrays.stream(context.getBundles())
                .filter(one -> Arrival.id(one).equals(bundle));
        return running.map(ContributorFactoryOSGi::createContributor).anyMatch(LiveChange::extendsTheWindow);
    }

    private static boolean extendsTheWindow(IContributor contributor) {
        return Stream.of(RegistryFactory.getRegistry().getExtensions(contributor))
                .anyMatch(extension -> !extension.getExtensionPointUniqueIdentifier().startsWith("org.eclipse.help."));
    }
}
