// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Illustration;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Target;

/**
 * The engine itself with the plugins that the test's framework holds, for looks at live hosts such as those of the lab.
 * The test project requires what it wants there, at least {@code org.rdpworkbench.probe.network}.
 */
public final class LiveEngine {

    /** Far more than the engine takes to appear. */
    private static final long PATIENCE_MILLIS = 20_000;

    private final Diagnostics diagnostics;

    private LiveEngine(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The engine, once the components are up that live with the given class. */
    public static LiveEngine with(Class<?> member) {
        BundleContext context = startAll(FrameworkUtil.getBundle(LiveEngine.class));
        Plugin.of(member);
        ServiceTracker<Diagnostics, Diagnostics> tracker = new ServiceTracker<>(context, Diagnostics.class, null);
        tracker.open();
        try {
            Diagnostics found = tracker.waitForService(PATIENCE_MILLIS);
            if (found == null) {
                throw new AssertionError("the engine does not come up: is org.apache.felix.scr there and started?");
            }
            return new LiveEngine(found);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the engine", e);
        }
    }

    /** As in the workbench, where every bundle with components is started lazily. */
    private static BundleContext startAll(Bundle own) {
        try {
            own.start(Bundle.START_TRANSIENT);
            for (Bundle bundle : own.getBundleContext().getBundles()) {
                if (bundle.getHeaders().get("Service-Component") != null
                        && bundle.getSymbolicName().startsWith("org.rdpworkbench.")) {
                    bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
                }
            }
            return own.getBundleContext();
        } catch (BundleException e) {
            throw new AssertionError("a bundle of the workbench cannot be started", e);
        }
    }

    /**
     * Looks at a host.
     *
     * @param probes ids of thorough probes to run beside the quick ones
     */
    public Run look(InetSocketAddress host, String... probes) {
        return diagnostics.diagnose(new Request(target(host), Optional.empty(), false, Set.of(probes),
                Optional.empty(), Request.DEFAULT_TIMEOUT), Progress.SILENT);
    }

    /** The figure that a plugin draws of what was found about a cause; none when that is not among the findings. */
    public Optional<Figure> figure(Run run, String cause) {
        return run.diagnosis().finding(cause)
                .map(finding -> Illustration.of(diagnostics.snapshot(), finding, run.record()))
                .flatMap(illustration -> switch (illustration) {
                    case Illustration.Drawn drawn -> Optional.of(drawn.figure());
                    case Illustration.None none -> Optional.empty();
                    case Illustration.Failed failed -> throw new AssertionError(failed.sentence());
                });
    }

    private static Target target(InetSocketAddress host) {
        return Target.of(host.getAddress().getHostAddress(), host.getPort());
    }
}
