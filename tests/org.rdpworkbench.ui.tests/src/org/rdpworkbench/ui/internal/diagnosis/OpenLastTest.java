// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.StoreAddress;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Results that outlive their editor. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class OpenLastTest {

    private static final Asked SYMPTOM = new Asked(Optional.of("0x904/0x7"), true);

    private Target host;

    @BeforeEach
    void findAFreePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            host = Target.of("127.0.0.1", socket.getLocalPort());
        }
        forget();
    }

    @AfterEach
    void close() throws Exception {
        closeEditors();
        forget();
    }

    /** Another test may have had that port, too. */
    private void forget() throws Exception {
        History history = WindowStore.open().history();
        history.forget(history.of(host).stream().map(History.Entry::id).toList());
    }

    private static void closeEditors() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
    }

    private static OpenCase shown() throws Exception {
        return Ui.sync(() -> ((DiagnosisInput) Ui.page().getActiveEditor().getEditorInput()).open());
    }

    private OpenCase look(Asked asked) throws Exception {
        Ui.sync(() -> {
            Diagnose.run(Ui.page(), host, asked);
            return null;
        });
        OpenCase open = shown();
        Cases.join(open);
        return open;
    }

    private void openTheHost() throws Exception {
        Ui.sync(() -> {
            Diagnose.open(Ui.page(), host);
            return null;
        });
        Ui.join("Opening ");
    }

    /** As the platform does when the window closes and opens again. */
    @Test
    void anOpenEditorIsThereAgainAfterARestart() throws Exception {
        OpenCase before = look(SYMPTOM);
        XMLMemento memento = XMLMemento.createWriteRoot("input");
        IPersistableElement saved = Ui.sync(() -> Ui.page().getActiveEditor().getEditorInput().getPersistable());
        saved.saveState(memento);
        closeEditors();
        IElementFactory factory = PlatformUI.getWorkbench().getElementFactory(saved.getFactoryId());
        OpenCase after = ((DiagnosisInput) factory.createElement(memento)).open();
        Ui.join("Opening ");
        assertEquals(host, after.target());
        assertEquals(before.asked(), after.asked());
        assertEquals(judged(before).diagnosis().summary(), judged(after).diagnosis().summary());
    }

    private static DiagnosisState.Judged judged(OpenCase open) {
        return assertInstanceOf(DiagnosisState.Judged.class, open.state());
    }

    @Test
    void aQuickLookStaysOneAfterARestart() throws Exception {
        OpenCase before = look(Asked.NOTHING);
        XMLMemento memento = XMLMemento.createWriteRoot("input");
        new DiagnosisInput(before).getPersistable().saveState(memento);
        closeEditors();
        OpenCase after = ((DiagnosisInput) new RestoredInput().createElement(memento)).open();
        Ui.join("Opening ");
        assertEquals(Asked.NOTHING, after.asked());
    }

    @Test
    void anEditorOfWhatIsNotKeptAnyMoreSaysSo() throws Exception {
        OpenCase open = look(SYMPTOM);
        XMLMemento memento = XMLMemento.createWriteRoot("input");
        new DiagnosisInput(open).getPersistable().saveState(memento);
        closeEditors();
        WindowStore.open().history().forget(List.of(open.kept().orElseThrow().id()));
        assertEquals(List.of(), WindowStore.open().history().of(host), () -> "beside " + open.kept());
        OpenCase after = ((DiagnosisInput) new RestoredInput().createElement(memento)).open();
        Ui.join("Opening ");
        String sentence = assertInstanceOf(DiagnosisState.Broken.class, after.state()).sentence();
        assertTrue(sentence.contains("not kept any more"), sentence);
    }

    @Test
    void aResultIsThereAgainWhenItsEditorWasClosed() throws Exception {
        OpenCase before = look(SYMPTOM);
        closeEditors();
        openTheHost();
        OpenCase after = shown();
        assertNotEquals(before, after);
        assertEquals(assertInstanceOf(DiagnosisState.Judged.class, before.state()).record().began(),
                assertInstanceOf(DiagnosisState.Judged.class, after.state()).record().began());
        assertEquals(SYMPTOM, after.asked());
        assertTrue(after.file().isEmpty());
    }

    @Test
    void anOpenResultIsShownAndNothingIsSent() throws Exception {
        OpenCase before = look(SYMPTOM);
        DiagnosisState state = before.state();
        openTheHost();
        assertEquals(before, shown());
        assertEquals(state, shown().state());
    }

    @Test
    void aHostWithoutAResultIsLookedAt() throws Exception {
        openTheHost();
        OpenCase open = shown();
        Cases.join(open);
        assertInstanceOf(DiagnosisState.Judged.class, open.state());
    }

    @Test
    void aDamagedCaseIsSaidInTheEditor() throws Exception {
        look(SYMPTOM);
        closeEditors();
        try (Connection store = new org.sqlite.JDBC().connect("jdbc:sqlite:" + System.getenv(StoreAddress.VARIABLE),
                new Properties()); Statement damage = store.createStatement()) {
            assertTrue(damage.executeUpdate("UPDATE diagnosis SET case_file = '{' WHERE port = " + host.port()) > 0);
        }
        openTheHost();
        assertEquals("The last result cannot be shown. The case in the store is "
                + "damaged or is not a case file: it is not JSON.",
                assertInstanceOf(DiagnosisState.Broken.class, shown().state()).sentence());
    }

    @Test
    void everyResultIsKept() throws Exception {
        look(SYMPTOM);
        look(Asked.NOTHING);
        List<History.Entry> kept = WindowStore.open().history().of(host);
        assertEquals(List.of(Optional.empty(), SYMPTOM.symptom()), kept.stream().map(History.Entry::symptom).toList());
    }
}
