// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.KeyContainer;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.LabCertificate;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.NegotiationAct;
import org.rdpworkbench.samba.BoundKey;
import org.rdpworkbench.samba.HostState;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;

/**
 * A host whose listener is bound to a certificate that it does not have, beside one that it could show: bound, proven
 * and brought back. Samba is the inside with its registry and files, and the lab is the outside.
 */
final class BindingRepairTest {

    private static final String CAUSE = "certificate.unbound";
    private static final String ADMIN = "binding-repair-test-admin";
    private static final WayIn WAY = new WayIn("smb", Optional.of(ADMIN));
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SSL_CERT_NOT_ON_SERVER = 3;

    @TempDir
    private Path folder;
    @TempDir
    private Path journals;
    private Samba samba;
    private ServiceControl services;
    private LabCertificate certificate;
    private LabHost outside;
    private Path key;
    private String thumbprint;

    @BeforeEach
    void start() throws Exception {
        InsideLook.administrator(ADMIN);
        Workbench.needs(CAUSE);
        samba = Samba.start(folder, ServiceControl.OPTION);
        services = ServiceControl.start(samba.folder()).withRemoteDesktop(ServiceEntry.RUNNING, ServiceEntry.DEMAND);
        BoundKey bound = BoundKey.in(samba.folder());
        bound.bindStale(true);
        certificate = LabCertificate.good().key(LabCertificate.Key.RSA_2048)
                .alsoNamed(samba.address().getHostAddress());
        byte[] other = certificate.issue().certificate().getEncoded();
        thumbprint = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(other));
        String guid = BoundKey.FILE.substring(BoundKey.FILE.indexOf('_') + 1);
        key = bound.other(other, "Other", new KeyContainer("Other", "Microsoft Enhanced Cryptographic Provider v1.0",
                1, true).fileName(guid).orElseThrow());
        outside = LabHost.start(Behaviour.healthy().negotiating(NegotiationAct.fail(SSL_CERT_NOT_ON_SERVER)),
                new InetSocketAddress(samba.address(), 0));
    }

    @AfterEach
    void end() throws IOException {
        if (outside != null) {
            outside.close();
        }
        if (services != null) {
            services.close();
        }
        if (samba != null) {
            samba.close();
        }
    }

    private Request look() {
        return Repairs.look(Target.of(samba.address().getHostAddress(), outside.address().getPort()), WAY, LIMIT);
    }

    private List<RepairPlan> plans() throws Exception {
        return InsideLook.repairs().plan(look(), Progress.SILENT).plans().stream()
                .filter(plan -> plan.cause().equals(CAUSE)).toList();
    }

    private HostState state() throws Exception {
        return InsideLook.state(samba, services, look().target(), WAY);
    }

    /** As Windows is to do it: when the last service runs again it shows what is bound. */
    private void windows(RepairPlan plan, int step, Repair.Progress now) {
        if (step == plan.steps().size() - 1 && now == Repair.Progress.DONE) {
            try {
                InetSocketAddress address = outside.address();
                outside.close();
                outside = LabHost.start(Behaviour.healthy().certificate(certificate), address);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void anotherCertificateIsBoundAndTheStaleThumbprintComesBack() throws Exception {
        HostState before = state();
        List<RepairPlan> plans = plans();
        assertEquals(List.of(CAUSE + ".fix-bind", CAUSE + ".fix-take-away"),
                plans.stream().map(RepairPlan::key).toList());
        RepairPlan plan = plans.getFirst();
        assertTrue(plan.what().contains(thumbprint), plan::what);
        assertEquals(before, state(), "a plan changes nothing");
        Repair repair = InsideLook.repairs().apply(plan, look(), new Journals(journals),
                new Manner("a tester", this::windows), Progress.SILENT);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        String hex = "=hex:" + thumbprint.replaceAll("(..)(?=.)", "$1,");
        assertTrue(state().registry().stream().anyMatch(value -> value.contains("SSLCertificateSHA1Hash")
                && value.replaceAll("[ \\\\]", "").contains(hex)),
                () -> hex);
        repair = InsideLook.repairs().undo(repair.id(), WAY, new Journals(journals),
                new Manner("a tester", (all, step, now) -> { }));
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals(before, state());
    }

    @Test
    void oneWhoseKeyNobodyMayReadIsNotBound() throws Exception {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertEquals(List.of(CAUSE + ".fix-take-away"), plans().stream().map(RepairPlan::key).toList());
    }
}
