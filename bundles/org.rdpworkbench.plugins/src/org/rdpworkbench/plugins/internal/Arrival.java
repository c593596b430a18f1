// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.equinox.internal.provisional.configurator.Configurator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Brings what p2 has changed into the program that runs.
 *
 * @param before the bundles that there were, each as {@code name,version}
 * @param after those that there are now
 */
record Arrival(BundleContext context, Installation installation, Set<String> before, Set<String> after) {

    /** For one plugin to start; it goes on by itself. */
    private static final int MOST_SECONDS = 30;

    /** What has changed since then. */
    static Arrival since(Set<String> before, BundleContext context, Installation installation) throws IOException {
        return new Arrival(context, installation, before, installation.bundles());
    }

    Set<String> coming() {
        return without(after, before);
    }

    Set<String> leaving() {
        return without(before, after);
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(one -> !some.contains(one)).collect(Collectors.toSet());
    }

    /** From now on the program has these bundles, and what is new begins to run. False where that cannot be done. */
    boolean take() throws IOException, InterruptedException {
        ServiceReference<Configurator> configurator = context.getServiceReference(Configurator.class);
        if (configurator == null) {
            return false;
        }
        context.getService(configurator).applyConfiguration(installation.bundlesInfo().toUri().toURL());
        awaitFramework();
        coming().forEach(this::start);
        return true;
    }

    /**
     * Waits until the framework has started what it starts by itself, on a thread of its own: whoever looks meanwhile
     * would find it idle. That thread does one thing after the other, this one last.
     */
    private void awaitFramework() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        FrameworkStartLevel levels = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkStartLevel.class);
        levels.setStartLevel(levels.getStartLevel(), event -> done.countDown());
        done.await(MOST_SECONDS, TimeUnit.SECONDS);
    }

    /** What it has left, since the plugin begins to run when it is first needed. */
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

    static String id(Bundle bundle) {
        return bundle.getSymbolicName() + "," + bundle.getVersion();
    }
}
