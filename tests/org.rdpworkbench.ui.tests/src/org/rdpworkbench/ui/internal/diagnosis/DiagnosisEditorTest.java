// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.core.commands.Command;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.hosts.Asked;

/** Looks and cases in their editors. The timeouts only end a test whose UI thread stands still. */
@Timeout(120)
class DiagnosisEditorTest {

    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
    }

    private static Target closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return Target.of("127.0.0.1", socket.getLocalPort());
        }
    }

    private static List<String> shown() throws Exception {
        return Ui.sync(() -> {
            Composite container = ((DiagnosisEditor) Ui.page().getActiveEditor()).container();
            Ui.all(container, Tree.class).forEach(tree -> Stream.of(tree.getItems()).forEach(i -> i.setExpanded(true)));
            return Ui.texts(container);
        });
    }

    @Test
    void aClosedPortIsNamed() throws Exception {
        try (RefusedCause cause = new RefusedCause()) {
            OpenCase open = Cases.look(closedPort());
            Cases.join(open);
            OpenCase.Judged judged = assertInstanceOf(OpenCase.Judged.class, open.state());
            assertEquals(Verdict.FAIL, judged.diagnosis().verdict());
            String shown = String.join("\n", shown());
            assertTrue(shown.contains("The connection breaks at the listener"), shown);
            assertTrue(shown.contains("\t" + cause.cause() + ".title\tsupported"), shown);
            assertTrue(shown.contains("Speaks for it\n+  " + cause.cause() + ".everywhere (strong)"), shown);
            assertTrue(shown.contains("Speaks against it\n\u2212  " + cause.cause() + ".late (weak)"), shown);
        }
    }

    @Test
    void theUiThreadIsFreeWhileALookStandsStill() throws Exception {
        try (HeldProbe probe = new HeldProbe()) {
            OpenCase open = Cases.look(closedPort());
            assertTrue(probe.begun());
            assertTrue(shown().contains("Looking\u2026"));
            probe.release();
            Cases.join(open);
            assertInstanceOf(OpenCase.Judged.class, open.state());
            assertFalse(shown().contains("Looking\u2026"));
        }
    }

    @Test
    void aLookCanBeStopped() throws Exception {
        try (HeldProbe probe = new HeldProbe()) {
            OpenCase open = Cases.look(closedPort());
            assertTrue(probe.begun());
            Job.getJobManager().cancel(open);
            Cases.join(open);
            assertTrue(assertInstanceOf(OpenCase.Judged.class, open.state()).cancelled());
            assertTrue(shown().contains("Stopped early. Nothing was judged."), shown().toString());
        }
    }

    @Test
    void theCommandStopsOnlyWhatRuns() throws Exception {
        Command stop = PlatformUI.getWorkbench().getService(ICommandService.class)
                .getCommand("org.rdpworkbench.ui.stop");
        try (HeldProbe probe = new HeldProbe()) {
            OpenCase open = Cases.look(closedPort());
            assertTrue(probe.begun());
            Ui.sync(() -> PlatformUI.getWorkbench().getService(IHandlerService.class)
                    .executeCommand(stop.getId(), null));
            Cases.join(open);
            assertTrue(assertInstanceOf(OpenCase.Judged.class, open.state()).cancelled());
            assertFalse(Ui.sync(() -> {
                stop.setEnabled(PlatformUI.getWorkbench().getService(IHandlerService.class).getCurrentState());
                return stop.isEnabled();
            }));
        }
    }

    @Test
    void closingTheEditorStopsTheLook() throws Exception {
        try (HeldProbe probe = new HeldProbe()) {
            OpenCase open = Cases.look(closedPort());
            assertTrue(probe.begun());
            close();
            Cases.join(open);
            assertTrue(assertInstanceOf(OpenCase.Judged.class, open.state()).cancelled());
        }
    }

    @Test
    void aSecondLookAtAHostTakesTheSameEditor() throws Exception {
        Target target = closedPort();
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
            OpenCase open = Cases.look(closedPort());
            assertTrue(probe.begun());
            Ui.sync(() -> {
                Diagnose.run(Ui.page(), open.target(), asked);
                return null;
            });
            probe.release();
            Cases.join(open);
            OpenCase.Judged judged = assertInstanceOf(OpenCase.Judged.class, open.state());
            assertFalse(judged.cancelled());
            assertEquals(Optional.of("0x904/0x7"), judged.record().symptom());
        }
    }

    @Test
    void anotherLookRepeatsWhatWasAsked() throws Exception {
        Asked asked = new Asked(Optional.of("0x904/0x7"), true);
        Target target = closedPort();
        OpenCase open = Ui.sync(() -> {
            Diagnose.run(Ui.page(), target, asked);
            return ((DiagnosisInput) Ui.page().getActiveEditor().getEditorInput()).open();
        });
        Cases.join(open);
        OpenCase.State first = open.state();
        Ui.sync(() -> {
            ((DiagnosisEditor) Ui.page().getActiveEditor()).lookAgain(false);
            return null;
        });
        Cases.join(open);
        assertNotSame(first, open.state());
        assertEquals(asked, open.asked());
        String shown = String.join("\n", shown());
        assertTrue(shown.contains("symptom 0x904/0x7") && shown.contains("looked at more closely"), shown);
    }

    @Test
    void aFigureThatBreaksIsToldBelowTheCause() throws Exception {
        try (RefusedCause cause = new RefusedCause(() -> {
            throw new NoClassDefFoundError("gone");
        })) {
            OpenCase open = Cases.judged(Cases.refused(Target.parse("127.0.0.1")), "one");
            Ui.sync(() -> Diagnose.show(Ui.page(), open));
            Ui.join("Drawing " + cause.cause());
            assertTrue(shown().contains("The figure of plugin org.rdpworkbench.ui could not be drawn: "
                    + "java.lang.NoClassDefFoundError: gone."), shown().toString());
        }
    }

    @Test
    void hostileTextIsShownAndNotObeyed() throws Exception {
        OpenCase open = Cases.judged(Cases.hostile(Target.parse("127.0.0.1")), Cases.HOSTILE);
        Ui.sync(() -> Diagnose.show(Ui.page(), open));
        List<String> texts = shown();
        texts.forEach(text -> assertFalse(OBEYED.matcher(text).find(), text));
        assertTrue(texts.stream().anyMatch(text -> text.contains("\\u{202e}evil\\u{7}")), texts.toString());
        assertTrue(texts.stream().anyMatch(text -> text.contains("other.Fact")), texts.toString());
    }
}
