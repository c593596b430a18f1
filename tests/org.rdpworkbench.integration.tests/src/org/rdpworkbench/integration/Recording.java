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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.opentest4j.TestAbortedException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.Scenario;

/**
 * Makes the recorded cases anew: thorough looks at every demonstration of the lab and at the servers of others, quick
 * ones at the hostile hosts of the lab.
 */
final class Recording {

    /** Few, so that this machine's own slowness does not get into the figures. */
    private static final int AT_ONCE = 4;
    private static final String NAME = "RDS01";

    private interface Start {
        Peer start() throws IOException;
    }

    private final Path folder;

    /** @param folder for what the servers need */
    Recording(Path folder) throws IOException {
        this.folder = folder;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A server that is not installed keeps the case that was recorded before. */
    void record() throws IOException, InterruptedException, ExecutionException {
        recordLab("lab-", Scenario.demonstrations(), true);
        recordLab("hostile-", Scenario.hostile(), false);
        Identity rsa = Identity.rsa(folder);
        Identity expired = Identity.madeOn(folder, "-400d");
        try (Display display = Display.start()) {
            recordPeers(shadows(display, Identity.ec(folder), expired));
        }
        recordPeers(xrdps(rsa, expired));
        recordPeers(Map.of("weston", () -> Weston.start(folder, rsa)));
    }

    private static void recordLab(String prefix, List<Scenario> scenarios, boolean thorough)
            throws IOException, InterruptedException, ExecutionException {
        Map<String, Future<CaseRecord>> records = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Scenario scenario : scenarios) {
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

    private Map<String, Start> shadows(Display display, Identity ec, Identity expired) throws IOException {
        Map<String, Shadow> all = new LinkedHashMap<>();
        all.put("shadow-nla", Shadow.of(display, "nla", ec));
        all.put("shadow-tls", Shadow.of(display, "tls", ec));
        all.put("shadow-rdp", Shadow.of(display, "rdp", ec));
        all.put("shadow-clock-ahead", Shadow.of(display, "nla", ec).clock("+47m"));
        all.put("shadow-expired", Shadow.of(display, "nla", expired));
        all.put("shadow-key-of-another", Shadow.of(display, "nla", ec.withKeyOf(Identity.ec(folder))));
        all.put("shadow-garbage-key", Shadow.of(display, "nla", ec.withKeyText("no key at all\n")));
        Map<String, Start> starts = new LinkedHashMap<>();
        // Under a name of its own, so that this machine's does not get into a file.
        all.forEach((name, shadow) -> starts.put(name, () -> shadow.named(NAME).start(folder)));
        return starts;
    }

    private Map<String, Start> xrdps(Identity rsa, Identity expired) throws IOException {
        Identity unfitting = rsa.withKeyOf(Identity.rsa(folder));
        Map<String, Xrdp> all = new LinkedHashMap<>();
        all.put("xrdp-tls", Xrdp.of("tls", rsa));
        all.put("xrdp-rdp", Xrdp.of("rdp", rsa));
        all.put("xrdp-tls-no-key", Xrdp.of("tls", rsa.withoutKey()));
        all.put("xrdp-negotiate-no-key", Xrdp.of("negotiate", rsa.withoutKey()));
        all.put("xrdp-key-of-another", Xrdp.of("tls", unfitting));
        all.put("xrdp-expired", Xrdp.of("tls", expired));
        all.put("xrdp-weak", Xrdp.of("tls", Identity.weak(folder)).tls("TLSv1.2", 0));
        all.put("xrdp-old-tls", Xrdp.of("tls", rsa).tls("TLSv1", 0));
        Map<String, Start> starts = new LinkedHashMap<>();
        all.forEach((name, xrdp) -> starts.put(name, () -> xrdp.start(folder)));
        return starts;
    }

    private static void recordPeers(Map<String, Start> starts) throws IOException {
        for (Map.Entry<String, Start> entry : starts.entrySet()) {
            try (Peer peer = entry.getValue().start()) {
                RecordedCases.write(entry.getKey(), look(peer.address(), true));
            } catch (TestAbortedException e) {
                System.out.println("not recorded: " + entry.getKey());
            }
        }
    }

    private static CaseRecord look(InetSocketAddress address, boolean thorough) {
        Target target = Target.of(address.getAddress().getHostAddress(), address.getPort());
        return Workbench.diagnostics().diagnose(new Request(target, Optional.empty(), thorough,
                thorough ? Request.THOROUGH_TIMEOUT : Request.DEFAULT_TIMEOUT), Progress.SILENT).record();
    }
}
