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
import org.eclipse.equinox.internal.provisional.configurator.Configurator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
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
        Change.Done done = change.runLive("installing " + offer.id() + " in the window",
                new Installing(List.of(offer.source()), List.of(offer.id())));
        if (done.installed().isEmpty()) {
            return new Changed(done.sentence(), Optional.empty(), false);
        }
        return changed("Installed " + offer.id() + " " + offer.version(), done, before);
    }

    /** Removes the plugin. */
    public Changed uninstall(Feature plugin) throws IOException, RefusedException, InterruptedException {
        Set<String> before = Installation.changeable(context).bundles();
        Change.Done done = change.runLive("removing " + plugin.plugin() + " in the window",
                new Uninstalling(plugin.plugin()));
        return changed("Removed " + plugin.plugin() + " " + plugin.version(), done, before);
    }

    private Changed changed(String what, Change.Done done, Set<String> before)
            throws IOException, RefusedException {
        Reach reach = apply(before);
        return new Changed(what + reach.words, done.installed(), reach != Reach.WHOLLY);
    }

    private Reach apply(Set<String> before) throws IOException, RefusedException {
        Set<String> after = Installation.changeable(context).bundles();
        Set<String> leaving = without(before, after);
        ServiceReference<Configurator> configurator = context.getServiceReference(Configurator.class);
        if (replacesWhatRuns(after) || configurator == null || leaving.stream().anyMatch(this::hasPartInTheWindow)) {
            return Reach.LATER;
        }
        context.getService(configurator).applyConfiguration();
        without(after, before).forEach(this::start);
        return without(after, before).stream().anyMatch(this::hasPartInTheWindow) ? Reach.PARTLY : Reach.WHOLLY;
    }

    /** The framework would do so a moment later, and whoever looks meanwhile would find it idle. */
    private void start(String bundle) {
        Arrays.stream(context.getBundles()).filter(one -> id(one).equals(bundle))
                .filter(one -> String.valueOf(one.getHeaders().get(Constants.BUNDLE_ACTIVATIONPOLICY))
                        .startsWith(Constants.ACTIVATION_LAZY))
                .forEach(one -> {
                    try {
                        one.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
                    } catch (BundleException e) {
                        // Whoever looks at it finds out why.
                    }
                });
    }

    /** True when the next start will have another version of a bundle that runs. */
    public static boolean replacesWhatRuns(BundleContext context) throws IOException, RefusedException {
        return new LiveChange(context, () -> { }).replacesWhatRuns(Installation.changeable(context).bundles());
    }

    private boolean replacesWhatRuns(Set<String> after) {
        Set<String> names = after.stream().map(LiveChange::name).collect(Collectors.toSet());
        return Arrays.stream(context.getBundles()).anyMatch(bundle -> names.contains(bundle.getSymbolicName())
                && !after.contains(id(bundle)));
    }

    private static String id(Bundle bundle) {
        return bundle.getSymbolicName() + "," + bundle.getVersion();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(one -> !some.contains(one)).collect(Collectors.toSet());
    }

    private static String name(String bundle) {
        return bundle.substring(0, bundle.indexOf(','));
    }

    /** Views, menus and the like are made of classes that would be gone. */
    private boolean hasPartInTheWindow(String bundle) {
        Stream<Bundle> running = Arrays.stream(context.getBundles())
                .filter(one -> id(one).equals(bundle));
        return running.map(ContributorFactoryOSGi::createContributor).anyMatch(LiveChange::extendsTheWindow);
    }

    private static boolean extendsTheWindow(IContributor contributor) {
        return Stream.of(RegistryFactory.getRegistry().getExtensions(contributor))
                .anyMatch(extension -> !extension.getExtensionPointUniqueIdentifier().startsWith("org.eclipse.help."));
    }
}
