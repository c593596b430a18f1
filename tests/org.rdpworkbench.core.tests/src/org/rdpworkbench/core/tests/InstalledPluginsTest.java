// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceReader;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Vantage;

/** Components come and go while the workbench runs. Only inside a framework; elsewhere there is nothing to test. */
final class InstalledPluginsTest {

    private static final int GUARD_MILLIS = 30_000;

    private BundleContext context;
    private ServiceTracker<Diagnostics, Diagnostics> tracker;
    private Diagnostics diagnostics;

    @BeforeEach
    void findTheEngine() throws Exception {
        Optional<Bundle> self = FrameworkUtil.getBundle(InstalledPluginsTest.class.getClassLoader());
        assumeTrue(self.isPresent(), "not in a framework");
        FrameworkUtil.getBundle(Diagnostics.class).start(Bundle.START_TRANSIENT);
        context = self.get().getBundleContext();
        tracker = new ServiceTracker<>(context, Diagnostics.class, null);
        tracker.open();
        diagnostics = tracker.waitForService(GUARD_MILLIS);
    }

    @AfterEach
    void forgetTheEngine() {
        if (tracker != null) {
            tracker.close();
        }
    }

    @Test
    void aProbeComesAndGoes() {
        Probe probe = TestProbe.seeing(Seen.TYPE);
        ServiceRegistration<Probe> registration = context.registerService(Probe.class, probe, ranking(7));
        Contribution<Probe> contribution = diagnostics.snapshot().probes().stream()
                .filter(c -> c.service() == probe).findFirst().orElseThrow();
        assertEquals(context.getBundle().getSymbolicName(), contribution.plugin());
        assertEquals(7, contribution.ranking());
        assertTrue(contribution.present().getAsBoolean());
        registration.unregister();
        assertFalse(contribution.present().getAsBoolean());
        assertTrue(diagnostics.snapshot().probes().stream().noneMatch(c -> c.service() == probe));
    }

    @Test
    void aCheckComesAndGoes() {
        Check check = TestCheck.of(Cause.of("test.a", Stage.TLS), e -> List.of());
        ServiceRegistration<Check> registration = context.registerService(Check.class, check, ranking(0));
        assertTrue(diagnostics.snapshot().checks().stream().anyMatch(c -> c.service() == check));
        registration.unregister();
        assertTrue(diagnostics.snapshot().checks().stream().noneMatch(c -> c.service() == check));
    }

    /** Its facts are known, too, so that they can stand on a ladder. */
    @Test
    void aReaderOfFilesComesAndGoes() {
        EvidenceReader reader = new EvidenceReader() {
            @Override
            public String id() {
                return "test.reader";
            }

            @Override
            public Set<FactType<?>> yields() {
                return Set.of(Seen.THIRD);
            }

            @Override
            public boolean reads(byte[] content) {
                return false;
            }

            @Override
            public List<HostEvidence> read(byte[] content) {
                return List.of();
            }
        };
        ServiceRegistration<?> registration = context.registerService(EvidenceReader.class, reader, ranking(0));
        assertTrue(diagnostics.snapshot().readers().stream().anyMatch(c -> c.service() == reader));
        assertTrue(diagnostics.snapshot().factTypes().contains(Seen.THIRD));
        registration.unregister();
        assertTrue(diagnostics.snapshot().readers().stream().noneMatch(c -> c.service() == reader));
        assertFalse(diagnostics.snapshot().factTypes().contains(Seen.THIRD));
    }

    @Test
    void thePluginThatLeavesDuringARunIsToldSo() {
        ServiceRegistration<?>[] registration = new ServiceRegistration<?>[1];
        Probe leaving = TestProbe.of(Seen.TYPE, c -> registration[0].unregister());
        registration[0] = context.registerService(Probe.class, leaving, ranking(0));
        Request request = new Request(Engine.TARGET, Optional.empty(), false, Request.DEFAULT_TIMEOUT);
        var run = diagnostics.diagnose(request, Progress.SILENT);
        assertEquals(Reason.PLUGIN_LEFT, Engine.reason(run, Seen.TYPE));
        assertTrue(run.record().evidence().containsKey(Seen.TYPE.from(Vantage.HERE)));
    }

    private static Dictionary<String, ?> ranking(int ranking) {
        return FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, ranking));
    }
}
