// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.equinox.internal.provisional.configurator.Configurator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Brings what p2 has changed into the program that runs.
 *
 * @param before the bundles that there were, each as {@code name,version}
 * @param after those that there are now
 */
public record Arrival(BundleContext context, Installation installation, Set<String> before, Set<String> after) {

    /** Of bundles that p2 installs, and of the framework's configuration. */
    private static final String LEVEL = "osgi.bundles.defaultStartLevel";

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

    /**
     * Lets what comes have its start level from the beginning. Else it is set right after, and the framework begins to
     * start a bundle on one thread while it refreshes it on another: the runtime for Declarative Services may then miss
     * that it runs.
     */
    public static void prepare(BundleContext context) {
        FrameworkStartLevel levels = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkStartLevel.class);
        int level = Integer.parseInt(Objects.requireNonNullElse(context.getProperty(LEVEL), "4"));
        if (levels.getInitialBundleStartLevel() != level) {
            levels.setInitialBundleStartLevel(level);
        }
    }

    /** From now on the program has these bundles, and what is new begins to run. False where that cannot be done. */
    boolean take() throws IOException {
        Optional<Configurator> configurator = configurator();
        if (configurator.isEmpty()) {
            return false;
        }
        prepare(context);
        configurator.get().applyConfiguration(installation.bundlesInfo().toUri().toURL());
        coming().forEach(this::start);
        return true;
    }

    /** The framework's own; what is a component takes a lock before it, which is taken here already. */
    private Optional<Configurator> configurator() {
        try {
            return context.getServiceReferences(Configurator.class, "(!(component.id=*))").stream().findFirst()
                    .map(context::getService);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the framework has left: a plugin begins to run when it is first needed. */
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
