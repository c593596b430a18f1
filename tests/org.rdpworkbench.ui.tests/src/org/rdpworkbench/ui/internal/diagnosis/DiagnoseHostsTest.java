// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.hosts.Answer;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.hosts.Hosts;
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

    /** Whoever opens it to watch still means the hosts that are selected beside it. */
    @Test
    void theSelectedHostsAreLookedAtWhereProgressIsActive() throws Exception {
        fill(2);
        Ui.sync(() -> Ui.page().showView("org.eclipse.ui.views.ProgressView"));
        try {
            ShownHosts.run(DIAGNOSE);
            Ui.join(JOB);
            assertEquals(2, kept());
        } finally {
            Ui.sync(() -> {
                Ui.page().hideView(Ui.page().findView("org.eclipse.ui.views.ProgressView"));
                return null;
            });
        }
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
            cancel();
            Ui.join(JOB);
            assertTrue(ShownHosts.hosts().known().looking().isEmpty());
        }
        assertEquals(3, kept());
    }

    private static void cancel() {
        for (Job job : Job.getJobManager().find(null)) {
            if (job instanceof DiagnoseHosts) {
                job.cancel();
            }
        }
    }

    /** What one host tells of another is in what is kept, once for each look. */
    @Test
    void theHostsOfARunAreJudgedTogether() throws Exception {
        fill(3);
        try (OthersProbe probe = new OthersProbe()) {
            ShownHosts.run(DIAGNOSE);
            Ui.join(JOB);
        }
        History history = WindowStore.open().history();
        assertEquals(3, history.latest().size());
        for (History.Entry entry : history.latest()) {
            assertEquals(1, history.of(entry.target()).size());
            assertEquals(2, history.caseOf(entry.id()).orElseThrow()
                    .tree(OthersProbe.Others.TYPE.from(Vantage.HERE)).orElseThrow().get("count").asInt());
        }
    }

    /** Waits until only the last host is still looked at. */
    private static void awaitOthers(Target last) throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        Hosts hosts = ShownHosts.hosts();
        Runnable changed = () -> {
            if (hosts.known().looking().equals(Set.of(last)) && hosts.known().looks().size() == 1) {
                there.countDown();
            }
        };
        hosts.addListener(changed);
        try {
            changed.run();
            assertTrue(there.await(60, TimeUnit.SECONDS));
        } finally {
            hosts.removeListener(changed);
        }
    }

    @Test
    void eachResultIsThereBeforeTheLastOne() throws Exception {
        fill(2);
        Target last = ShownHosts.hosts().known().contents().hosts().getLast().target();
        try (HeldProbe probe = new HeldProbe(last::equals)) {
            ShownHosts.run(DIAGNOSE);
            assertTrue(probe.begun());
            awaitOthers(last);
            assertEquals(1, kept());
            probe.release();
            Ui.join(JOB);
        }
        assertEquals(2, kept());
    }

    @Test
    void whatHasComeStaysWhenTheRestIsCancelled() throws Exception {
        fill(2);
        Target last = ShownHosts.hosts().known().contents().hosts().getLast().target();
        OpenCase open = Cases.look(last);
        Cases.join(open);
        WindowStore.open().history().forget(WindowStore.open().history().of(last).stream().map(History.Entry::id)
                .toList());
        ShownHosts.refresh();
        ShownHosts.select(group.id());
        try (HeldProbe probe = new HeldProbe(last::equals)) {
            ShownHosts.run(DIAGNOSE);
            assertTrue(probe.begun());
            awaitOthers(last);
            cancel();
            Ui.join(JOB);
        }
        assertEquals(1, kept());
        assertTrue(assertInstanceOf(DiagnosisState.Judged.class, open.state()).cancelled());
        assertTrue(ShownHosts.hosts().known().looking().isEmpty());
    }

    /** For the same symptom, too, as the list knows both from the store. */
    @Test
    void aHostIsLookedAtAgainAsThoroughlyAsBefore() throws Exception {
        Asked asked = new Asked(Optional.of("0x904/0x7"), true);
        fill(1);
        Target host = ShownHosts.hosts().known().contents().hosts().getFirst().target();
        Cases.join(look(host, asked));
        Ui.sync(() -> Ui.page().closeAllEditors(false));
        ShownHosts.refresh();
        ShownHosts.select(group.id());
        ShownHosts.run(DIAGNOSE);
        OpenCase again = Ui.sync(() -> ((DiagnosisInput) Ui.page().getActiveEditor().getEditorInput()).open());
        Cases.join(again);
        assertEquals(asked, again.asked());
    }

    private static OpenCase look(Target host, Asked asked) throws Exception {
        return Ui.sync(() -> {
            Diagnose.run(Ui.page(), host, asked);
            return ((DiagnosisInput) Ui.page().getActiveEditor().getEditorInput()).open();
        });
    }
}
