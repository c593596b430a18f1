// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.commands.Command;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.preferences.Settings;

/** Looks that stand still, end early or follow one another. The timeout ends a test whose UI thread stands still. */
@Timeout(120)
class LooksTest {

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
    }

    @Test
    void theUiThreadIsFreeWhileALookStandsStill() throws Exception {
        try (HeldProbe probe = new HeldProbe()) {
            OpenCase open = Cases.look(Cases.closedPort());
            assertTrue(probe.begun());
            assertTrue(Cases.shown().contains("Looking\u2026"));
            probe.release();
            Cases.join(open);
            assertInstanceOf(DiagnosisState.Judged.class, open.state());
            assertFalse(Cases.shown().contains("Looking\u2026"));
        }
    }

    @Test
    void noMoreLooksRunAtOnceThanIsSet() throws Exception {
        Settings.set(Settings.Number.AT_ONCE, 1);
        try (HeldProbe probe = new HeldProbe()) {
            OpenCase first = Cases.look(Cases.closedPort());
            assertTrue(probe.begun());
            OpenCase second = Cases.look(Cases.closedPort());
            Job waiting = Job.getJobManager().find(second)[0];
            assertEquals(Job.WAITING, waiting.getState());
            probe.release();
            Cases.join(first);
            Cases.join(second);
            assertInstanceOf(DiagnosisState.Judged.class, second.state());
        } finally {
            Settings.set(Settings.Number.AT_ONCE, 8);
        }
    }

    @Test
    void aLookCanBeStopped() throws Exception {
        try (HeldProbe probe = new HeldProbe()) {
            OpenCase open = Cases.look(Cases.closedPort());
            assertTrue(probe.begun());
            Job.getJobManager().cancel(open);
            Cases.join(open);
            assertTrue(assertInstanceOf(DiagnosisState.Judged.class, open.state()).cancelled());
            assertTrue(Cases.shown().contains("Stopped early. Nothing was judged."), Cases.shown().toString());
        }
    }

    @Test
    void theCommandStopsOnlyWhatRuns() throws Exception {
        Command stop = PlatformUI.getWorkbench().getService(ICommandService.class)
                .getCommand("org.rdpworkbench.ui.stop");
        try (HeldProbe probe = new HeldProbe()) {
            OpenCase open = Cases.look(Cases.closedPort());
            assertTrue(probe.begun());
            Ui.sync(() -> PlatformUI.getWorkbench().getService(IHandlerService.class)
                    .executeCommand(stop.getId(), null));
            Cases.join(open);
            assertTrue(assertInstanceOf(DiagnosisState.Judged.class, open.state()).cancelled());
            assertFalse(Ui.sync(() -> {
                stop.setEnabled(PlatformUI.getWorkbench().getService(IHandlerService.class).getCurrentState());
                return stop.isEnabled();
            }));
        }
    }

    @Test
    void closingTheEditorStopsTheLook() throws Exception {
        try (HeldProbe probe = new HeldProbe()) {
            OpenCase open = Cases.look(Cases.closedPort());
            assertTrue(probe.begun());
            close();
            Cases.join(open);
            assertTrue(assertInstanceOf(DiagnosisState.Judged.class, open.state()).cancelled());
        }
    }

    @Test
    void aSecondLookAtAHostTakesTheSameEditor() throws Exception {
        Target target = Cases.closedPort();
        OpenCase first = Cases.look(target);
        Cases.join(first);
        OpenCase second = Cases.look(target);
        Cases.join(second);
        assertEquals(first, second);
        assertEquals(1, Ui.sync(() -> Ui.page().getEditorReferences().length));
    }

    @Test
    void aLookForSomethingElseTakesThePlaceOfTheOneUnderWay() throws Exception {
        Asked asked = new Asked(Optional.of("0x904/0x7"), false);
        try (HeldProbe probe = new HeldProbe()) {
            OpenCase open = Cases.look(Cases.closedPort());
            assertTrue(probe.begun());
            Ui.sync(() -> {
                Diagnose.run(Ui.page(), open.target(), asked);
                return null;
            });
            probe.release();
            Cases.join(open);
            DiagnosisState.Judged judged = assertInstanceOf(DiagnosisState.Judged.class, open.state());
            assertFalse(judged.cancelled());
            assertEquals(Optional.of("0x904/0x7"), judged.record().symptom());
        }
    }

    @Test
    void anotherLookRepeatsWhatWasAsked() throws Exception {
        Asked asked = new Asked(Optional.of("0x904/0x7"), true);
        Target target = Cases.closedPort();
        OpenCase open = Ui.sync(() -> {
            Diagnose.run(Ui.page(), target, asked);
            return ((DiagnosisInput) Ui.page().getActiveEditor().getEditorInput()).open();
        });
        Cases.join(open);
        DiagnosisState first = open.state();
        Ui.sync(() -> {
            ((DiagnosisEditor) Ui.page().getActiveEditor()).lookAgain(false);
            return null;
        });
        Cases.join(open);
        assertNotSame(first, open.state());
        assertEquals(asked, open.asked());
        assertEquals(Set.of(), new Look(open).request().probes());
        String shown = String.join("\n", Cases.shown());
        assertTrue(shown.contains("symptom 0x904/0x7") && shown.contains("looked at more closely"), shown);
    }

    @Test
    void oneLookMoreComesToWhatWasAsked() throws Exception {
        Asked asked = new Asked(Optional.of("0x904/0x7"), false);
        OpenCase open = Ui.sync(() -> {
            Diagnose.run(Ui.page(), Cases.closedPort(), asked);
            return ((DiagnosisInput) Ui.page().getActiveEditor().getEditorInput()).open();
        });
        Cases.join(open);
        for (String probe : List.of("network.hellos", "network.cookie")) {
            Ui.sync(() -> {
                DiagnosisEditor editor = (DiagnosisEditor) Ui.page().getActiveEditor();
                new CaseSite(open, editor).lookAgainWith(probe);
                return null;
            });
            Cases.join(open);
        }
        Request request = new Look(open).request();
        assertEquals(Set.of("network.hellos", "network.cookie"), request.probes());
        assertFalse(request.thorough());
        assertEquals(Settings.timeout(true), request.timeout());
        assertEquals(asked.symptom(), open.asked().symptom());
    }
}
