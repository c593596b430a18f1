// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.hosts.HostList;

/** Results that outlive their editor. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class LastCasesTest {

    private static final Asked SYMPTOM = new Asked(Optional.of("0x904/0x7"), true);

    @TempDir
    Path folder;

    private final HostList hosts = Services.find(HostList.class).orElseThrow();
    private Target host;

    @BeforeEach
    void add() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            host = Target.of("127.0.0.1", socket.getLocalPort());
        }
        hosts.add(host);
    }

    @AfterEach
    void close() throws Exception {
        closeEditors();
        hosts.remove(host);
        LastCases.forget(List.of(host));
        Ui.join("Forgetting cases");
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
            Diagnose.open(Ui.page(), hosts.find(host).orElseThrow());
            return null;
        });
        Ui.join("Opening ");
    }

    @Test
    void aResultIsThereAgainWhenItsEditorWasClosed() throws Exception {
        OpenCase before = look(SYMPTOM);
        closeEditors();
        openTheHost();
        OpenCase after = shown();
        assertNotEquals(before, after);
        assertEquals(assertInstanceOf(OpenCase.Judged.class, before.state()).record().began(),
                assertInstanceOf(OpenCase.Judged.class, after.state()).record().began());
        assertEquals(SYMPTOM, after.asked());
        assertTrue(after.file().isEmpty());
    }

    @Test
    void anOpenResultIsShownAndNothingIsSent() throws Exception {
        OpenCase before = look(SYMPTOM);
        OpenCase.State state = before.state();
        openTheHost();
        assertEquals(before, shown());
        assertEquals(state, shown().state());
    }

    @Test
    void aHostWithoutAResultIsLookedAt() throws Exception {
        openTheHost();
        OpenCase open = shown();
        Cases.join(open);
        assertInstanceOf(OpenCase.Judged.class, open.state());
    }

    @Test
    void aDamagedFileMeansALook() throws Exception {
        look(SYMPTOM);
        closeEditors();
        try (Stream<Path> kept = Files.list(LastCases.ofWorkspace().folder())) {
            Files.writeString(kept.findFirst().orElseThrow(), "{");
        }
        openTheHost();
        OpenCase open = shown();
        Cases.join(open);
        assertInstanceOf(OpenCase.Judged.class, open.state());
    }

    @Test
    void thereIsOneFileAHost() throws Exception {
        LastCases cases = new LastCases(folder.resolve("cases"));
        Target odd = Target.parse("[::1]:3390");
        cases.keep(Cases.refused(host));
        cases.keep(Cases.refused(host));
        cases.keep(Cases.refused(odd));
        try (Stream<Path> kept = Files.list(cases.folder())) {
            assertEquals(2, kept.count());
        }
        assertEquals(odd, cases.find(odd).orElseThrow().target());
        cases.delete(host);
        assertTrue(cases.find(host).isEmpty());
    }
}
