// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.SocketFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.samba.HostState;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;

/** Looks at hosts whose outside is the lab's and whose inside is Samba's. Ways in are services of the framework. */
final class InsideLook {

    private InsideLook() {}

    /** Starts what brings the ways in. */
    private static void prepare() throws BundleException {
        for (Bundle bundle : context().getBundles()) {
            if (bundle.getSymbolicName().matches("org\\.rdpworkbench\\.host(\\.smb)?")) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
    }

    /** The same where there is a framework, with the administrator of hosts by Samba as the credential with that id. */
    static void administrator(String id) throws BundleException {
        assumeTrue(FrameworkUtil.getBundle(InsideLook.class) != null, "ways in are services of the framework");
        prepare();
        service(Credentials.class).add(id,
                new Credential(Samba.DOMAIN, Samba.ADMINISTRATOR, Samba.PASSWORD.toCharArray()));
    }

    private static BundleContext context() {
        return FrameworkUtil.getBundle(InsideLook.class).getBundleContext();
    }

    /** One of the framework. */
    static <S> S service(Class<S> type) {
        return context().getService(context().getServiceReference(type));
    }

    static Credentials credentials() {
        return service(Credentials.class);
    }

    /** What changes hosts inside, which is a service as well. */
    static Repairs repairs() {
        return service(Repairs.class);
    }

    /** All that a repair could have changed; of each file that has an owner and permissions, all that is told. */
    static HostState state(Samba samba, ServiceControl services, Target target, WayIn way) throws Exception {
        try (SettingSession session = service(SettingStore.class).open(target, way, SocketFactory.getDefault(),
                Request.DEFAULT_TIMEOUT); HostSession inside = inside(samba)) {
            return HostState.of(samba.folder(), services, path -> session.now("dacl:" + path) + " "
                    + inside.files().security(path).value().orElseThrow().orElseThrow().sddl());
        }
    }

    /** A session by which to read there. */
    static HostSession inside(Samba samba) throws InterruptedException {
        try (Credential administrator = new Credential(Samba.DOMAIN, Samba.ADMINISTRATOR,
                Samba.PASSWORD.toCharArray())) {
            return service(HostSessions.class).way("smb").orElseThrow().open(samba.address(),
                    Optional.of(administrator), SocketFactory.getDefault(), Request.DEFAULT_TIMEOUT).value()
                    .orElseThrow();
        }
    }

    /** A diagnosis by itself, of which nothing is amiss. */
    static Diagnosis diagnosis(Request request) {
        Diagnosis diagnosis = Workbench.diagnostics().diagnose(request, Progress.SILENT).diagnosis();
        assertEquals(List.of(), diagnosis.problems());
        return diagnosis;
    }

    /**
     * A diagnosis by itself does not show a cause any more, neither from outside nor inside.
     *
     * @return the one from inside
     */
    static Diagnosis isGone(String cause, Target target, WayIn way) {
        Diagnosis outside = diagnosis(Request.of(target));
        assertEquals(Optional.empty(), outside.stage(), outside::summary);
        assertEquals(Verdict.PASS, outside.verdict(), () -> outside.summary() + outside.causes());
        Diagnosis inside = diagnosis(Repairs.look(target, way, Request.DEFAULT_TIMEOUT));
        assertEquals(Optional.empty(), inside.stage(), inside::summary);
        assertTrue(inside.causes().stream().noneMatch(ranked -> ranked.cause().id().equals(cause)),
                () -> inside.causes().toString());
        return inside;
    }

    /** What a look says of a cause. */
    static Finding finding(Run run, String cause) {
        return run.diagnosis().finding(cause).orElseThrow();
    }

    /** The indications that hold for it or against it, each by its own part of its key. */
    static List<String> held(Run run, String cause) {
        return finding(run, cause).held().stream()
                .map(held -> held.indication().key().substring(cause.length() + 1)).toList();
    }

    /** Of each cause what was found, and what speaks for it and against it. */
    private static List<String> judged(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(finding -> finding.cause().id() + " " + finding.verdict() + " "
                + finding.held().stream().map(held -> held.indication().key()).toList() + " " + finding.missing())
                .toList();
    }

    /** Looks at a host with that outside, and judges what was seen once more from its file, with the same result. */
    static Run at(Samba samba, Behaviour outside, String credential) throws Exception {
        try (LabHost host = LabHost.start(outside, new InetSocketAddress(samba.address(), 0))) {
            Target target = Target.of(samba.address().getHostAddress(), host.address().getPort());
            Run run = Workbench.diagnostics().diagnose(new Request(target, Optional.empty(), false, Set.of(),
                    Optional.empty(), Optional.of(new WayIn("smb", Optional.of(credential))), Request.DEFAULT_TIMEOUT),
                    Progress.SILENT);
            Diagnosis again = Workbench.diagnostics().judge(
                    CaseFormat.read(CaseFormat.write(List.of(run.record()))).getFirst(), Optional.empty());
            assertEquals(run.diagnosis().causes().toString(), again.causes().toString());
            assertEquals(run.diagnosis().summary(), again.summary());
            assertEquals(run.diagnosis().verdict(), again.verdict());
            assertEquals(judged(run.diagnosis()), judged(again));
            assertEquals(List.of(), run.diagnosis().problems());
            return run;
        }
    }
}
