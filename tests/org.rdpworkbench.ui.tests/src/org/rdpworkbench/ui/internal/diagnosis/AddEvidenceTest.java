// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.progress.IProgressConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.hosts.ShownHosts;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** What a client logged, joined with what is open. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class AddEvidenceTest {

    private static final String PROVIDER = "Microsoft-Windows-TerminalServices-ClientActiveXCore";

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
        WindowStore.open().history().forget(WindowStore.open().history().latest().stream().map(History.Entry::id)
                .toList());
    }

    private static String event(int id, String time, String value, String state) {
        return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='"
                + PROVIDER + "'/><EventID>" + id + "</EventID><TimeCreated SystemTime='2026-11-20T" + time
                + "Z'/><EventRecordID>1</EventRecordID><Execution ProcessID='5'/><Computer>CLIENT7</Computer></System>"
                + "<EventData><Data Name='Value'>" + value + "</Data><Data Name='StateTransitionName'>RDPClient_SSL"
                + "</Data><Data Name='PreviousStateName'>" + state + "</Data></EventData></Event>\n";
    }

    /** The log of a client that failed in the handshake with these. */
    private Path log(String... servers) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < servers.length; i++) {
            all.append(event(1024, "08:0" + i + ":00.1", servers[i], ""))
                    .append(event(226, "08:0" + i + ":00.2", "", "TsSslStateHandshakeStart"))
                    .append(event(1026, "08:0" + i + ":00.3", "2308", ""));
        }
        return Files.writeString(folder.resolve("client.xml"), all);
    }

    private static Job add(OpenCase open, Path file) throws Exception {
        Shell shell = Ui.sync(() -> Ui.page().getWorkbenchWindow().getShell());
        return scheduled(AddEvidence.of(shell, open, file));
    }

    private static Job scheduled(Job job) {
        // The platform's window with its error would stay.
        job.setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
        job.schedule();
        return job;
    }

    private static CaseRecord record(OpenCase open) {
        return assertInstanceOf(DiagnosisState.Judged.class, open.state()).record();
    }

    private static boolean joined(CaseRecord record) {
        return record.evidence().get(ClientAttempt.TYPE.from(Vantage.CLIENT)) instanceof Evidence.Observed;
    }

    @Test
    void itJoinsTheLookAndIsKeptInItsPlace() throws Exception {
        Target target = Cases.closedPort();
        OpenCase open = Cases.look(target);
        Cases.join(open);
        add(open, log("another:3390", target.toString())).join();
        assertTrue(joined(record(open)));
        History history = WindowStore.open().history();
        assertEquals(1, history.of(target).size(), "one look, of which more is known");
        assertTrue(joined(history.caseOf(history.latest(target).orElseThrow().id()).orElseThrow()));
    }

    /** By the command, out of the clipboard. */
    @Test
    void copiedEventsJoinTheLook() throws Exception {
        Target target = Cases.closedPort();
        OpenCase open = Cases.look(target);
        Cases.join(open);
        String events = Files.readString(log(target.toString()));
        Ui.sync(() -> {
            Clipboard clipboard = new Clipboard(Ui.display());
            clipboard.setContents(new Object[] {events}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
            ShownHosts.execute("org.rdpworkbench.ui.pasteEvidence");
            return null;
        });
        Ui.join("Adding what was pasted");
        assertTrue(joined(record(open)));
    }

    @Test
    void otherTextIsNoEvidence() throws Exception {
        OpenCase open = Cases.judged(Cases.refused(Target.parse("127.0.0.9")), "some.case");
        DiagnosisState before = open.state();
        Shell shell = Ui.sync(() -> Ui.page().getWorkbenchWindow().getShell());
        for (String text : List.of("", "a shopping list", "<Event")) {
            Job job = scheduled(AddEvidence.pasted(shell, open, text));
            job.join();
            assertEquals(IStatus.ERROR, job.getResult().getSeverity());
            assertTrue(job.getResult().getMessage().startsWith("What was pasted "), job.getResult()::getMessage);
            assertSame(before, open.state());
        }
    }

    @Test
    void anotherNameIsTheSameHostWhenThePersonSaysSo() throws Exception {
        OpenCase open = Cases.judged(Cases.refused(Target.parse("127.0.0.9")), "some.case");
        answer(open, "No");
        assertTrue(!joined(record(open)));
        answer(open, "Yes");
        assertTrue(joined(record(open)));
        assertEquals(Optional.empty(), WindowStore.open().history().latest(open.target()), "the file is its place");
    }

    private void answer(OpenCase open, String button) throws Exception {
        Job job = add(open, log("srv01.example.test"));
        Shell question = Ui.shell("Add Evidence");
        assertTrue(Ui.sync(() -> String.join("\n", Ui.texts(question))).contains("srv01.example.test"));
        Ui.sync(() -> {
            Ui.press(question, button);
            return null;
        });
        job.join();
    }

    /** What two looks saw from the same place must not be mixed. */
    @Test
    void anotherLookFromHereIsNotJoined() throws Exception {
        Target target = Target.parse("127.0.0.9");
        OpenCase open = Cases.judged(Cases.refused(target), "some.case");
        DiagnosisState before = open.state();
        Path other = folder.resolve("other.case");
        SaveCase.write(other, Cases.answered(target));
        Job job = add(open, other);
        job.join();
        assertEquals(IStatus.ERROR, job.getResult().getSeverity());
        assertTrue(job.getResult().getMessage().contains("Compare With"), job.getResult()::getMessage);
        assertSame(before, open.state());
    }

    @Test
    void aFileOfOtherHostsChangesNothingAndSaysWhose() throws Exception {
        OpenCase open = Cases.judged(Cases.refused(Target.parse("127.0.0.9")), "some.case");
        DiagnosisState before = open.state();
        Job job = add(open, log("one.example.test", "two.example.test"));
        job.join();
        IStatus result = job.getResult();
        assertEquals(IStatus.ERROR, result.getSeverity());
        assertTrue(result.getMessage().contains("one.example.test"), result::getMessage);
        assertSame(before, open.state());
    }
}
