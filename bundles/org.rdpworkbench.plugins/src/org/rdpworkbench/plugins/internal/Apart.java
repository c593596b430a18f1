// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.IProvisioningAgentProvider;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.plugins.RefusedException;

/**
 * A p2 that only reads repositories: its data lies in a folder of its own, so that it needs no lock, nor a right to
 * write to the installation.
 */
record Apart(IProvisioningAgent agent, Path folder) implements AutoCloseable {

    static Apart open(BundleContext context) throws IOException, RefusedException {
        ServiceReference<IProvisioningAgentProvider> provider =
                context.getServiceReference(IProvisioningAgentProvider.class);
        if (provider == null) {
            throw new IllegalStateException("p2 does not run here");
        }
        Path folder = Files.createTempDirectory("rdpworkbench");
        try {
            return new Apart(context.getService(provider).createAgent(folder.toUri()), folder);
        } catch (ProvisionException e) {
            throw new RefusedException("p2 cannot be opened: " + P2Words.of(e.getStatus()));
        }
    }

    @Override
    public void close() {
        agent.stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It lies among the temporary files of the system, which tidies them up.
        }
    }
}
