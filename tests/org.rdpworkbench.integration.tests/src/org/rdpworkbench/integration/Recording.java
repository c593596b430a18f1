// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.opentest4j.TestAbortedException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.integration.PeerLooks.PeerLook;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.Scenario;

/**
 * Makes the recorded cases anew: thorough looks at every demonstration of the lab and at the servers of others, quick
 * ones at the hostile hosts of the lab.
 */
final class Recording {

    /** Few, so that this machine's own slowness does not get into the figures. */
    private static final int AT_ONCE = 4;

    private final Path folder;
    private final Set<String> left;

    /**
     * @param folder for what the servers need
     * @param left names of cases that stay as they are
     */
    Recording(Path folder, Set<String> left) throws IOException {
        this.folder = folder;
        this.left = Set.copyOf(left);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A server that is not installed keeps the case that was recorded before. */
    void record() throws IOException, InterruptedException, ExecutionException {
        recordLab("lab-", Scenario.demonstrations(), true);
        recordLab("hostile-", Scenario.hostile(), false);
        try (Display display = Display.start()) {
            for (Map.Entry<String, PeerLook> look : new PeerLooks(folder, display).all().entrySet()) {
                if (!left.contains(look.getKey())) {
                    recordPeer(look.getKey(), look.getValue());
                }
            }
        }
    }

    private void recordLab(String prefix, List<Scenario> scenarios, boolean thorough)
            throws IOException, InterruptedException, ExecutionException {
        Map<String, Future<CaseRecord>> records = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Scenario scenario : scenarios.stream().filter(one -> !left.contains(prefix + one.id())).toList()) {
                records.put(prefix + scenario.id(), threads.submit(() -> {
                    try (LabHost host = LabHost.start(scenario.behaviour(), Loopback.unused())) {
                        return look(host.address(), thorough);
                    }
                }));
            }
        }
        for (Map.Entry<String, Future<CaseRecord>> entry : records.entrySet()) {
            RecordedCases.write(entry.getKey(), entry.getValue().get());
        }
    }

    private static void recordPeer(String name, PeerLook look) throws IOException {
        try {
            RecordedCases.write(name, look.take());
        } catch (TestAbortedException e) {
            System.out.println("not recorded: " + name);
        }
    }

    private static CaseRecord look(InetSocketAddress address, boolean thorough) {
        Target target = Target.of(address.getAddress().getHostAddress(), address.getPort());
        return Workbench.diagnostics().diagnose(new Request(target, Optional.empty(), thorough,
                Request.defaultTimeout(thorough)), Progress.SILENT).record();
    }
}
