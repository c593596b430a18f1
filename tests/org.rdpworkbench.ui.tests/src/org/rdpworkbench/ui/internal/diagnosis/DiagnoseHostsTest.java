// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.hosts.Answer;
import org.rdpworkbench.ui.internal.hosts.ShownHosts;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Looks at many hosts at once. The timeout only ends a test whose UI thread stands still. */
@Timeout(240)
class DiagnoseHostsTest {

    private static final String JOB = "Diagnosing ";
    private static final String DIAGNOSE = "org.rdpworkbench.ui.diagnose";

    private Group group;

    @BeforeEach
    void begin() throws Exception {
        ShownHosts.clear();
        group = ShownHosts.group(Optional.empty(), "closed");
    }

    @AfterEach
    void clear() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
        ShownHosts.clear();
    }

    /** Ports of this machine where nobody listens, in the group, which is selected. */
    private void fill(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            ShownHosts.add(Optional.of(group), "", "127.0.0." + (100 + i) + ":" + Cases.closedPort().port());
        }
        ShownHosts.view();
        ShownHosts.refresh();
        ShownHosts.select(group.id());
    }

    private static int kept() throws Exception {
        return WindowStore.open().history().latest().size();
    }

    @Test
    void aGroupIsLookedAtWithoutEditors() throws Exception {
        fill(3);
        ShownHosts.run(DIAGNOSE);
        Ui.join(JOB);
        assertEquals(3, kept());
        assertEquals(0, Ui.sync(() -> Ui.page().getEditorReferences().length));
        assertTrue(ShownHosts.hosts().known().looking().isEmpty());
        ShownHosts.select(group.id());
        assertEquals(3, ShownHosts.hosts().known().looks().size());
    }

    @Test
    void anEditorThatIsOpenShowsTheNewResult() throws Exception {
        fill(2);
        Target target = ShownHosts.hosts().known().contents().hosts().getFirst().target();
        OpenCase open = Cases.look(target);
        Cases.join(open);
        DiagnosisState before = open.state();
        ShownHosts.select(group.id());
        ShownHosts.run(DIAGNOSE);
        Ui.join(JOB);
        assertTrue(assertInstanceOf(DiagnosisState.Judged.class, open.state()) != before);
    }

    @Test
    void manyHostsAreLookedAtOnlyWhenThePersonSaysSo() throws Exception {
        fill(DiagnoseHandler.MOST_UNASKED + 1);
        Answer.to(DIAGNOSE, "Diagnose", "Cancel");
        Ui.join(JOB);
        assertEquals(0, kept());
        ShownHosts.select(group.id());
        Answer.to(DIAGNOSE, "Diagnose", "OK");
        Ui.join(JOB);
        assertEquals(DiagnoseHandler.MOST_UNASKED + 1, kept());
    }

    /** Those that are under way stand still, and what was kept before stays. */
    @Test
    void cancellingKeepsWhatIsThere() throws Exception {
        fill(3);
        ShownHosts.run(DIAGNOSE);
        Ui.join(JOB);
        try (HeldProbe probe = new HeldProbe()) {
            ShownHosts.select(group.id());
            ShownHosts.run(DIAGNOSE);
            assertTrue(probe.begun());
            assertTrue(!ShownHosts.hosts().known().looking().isEmpty());
            for (Job job : Job.getJobManager().find(null)) {
                if (job instanceof DiagnoseHosts) {
                    job.cancel();
                }
            }
            Ui.join(JOB);
            assertTrue(ShownHosts.hosts().known().looking().isEmpty());
        }
        assertEquals(3, kept());
    }
}
