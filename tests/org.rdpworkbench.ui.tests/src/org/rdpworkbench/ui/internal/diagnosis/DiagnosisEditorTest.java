// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.evidence.EvidenceView;

/** Cases in their editors. The timeouts only end a test whose UI thread stands still. */
@Timeout(120)
class DiagnosisEditorTest {

    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
    }

    @Test
    void aClosedPortIsNamed() throws Exception {
        try (RefusedCause cause = new RefusedCause()) {
            OpenCase open = Cases.look(Cases.closedPort());
            Cases.join(open);
            DiagnosisState.Judged judged = assertInstanceOf(DiagnosisState.Judged.class, open.state());
            assertEquals(Verdict.FAIL, judged.diagnosis().verdict());
            String shown = String.join("\n", Cases.shown());
            assertTrue(shown.contains("The connection breaks at the listener"), shown);
            assertTrue(shown.contains("\t" + cause.cause() + ".title\tsupported"), shown);
            assertTrue(shown.contains("Speaks for it\n" + cause.cause()
                    + ".everywhere (strong): <a href=\"0\">TCP connect</a>"), shown);
            assertTrue(shown.contains("Speaks against it\n" + cause.cause()
                    + ".late (weak): <a href=\"0\">TCP connect</a>"), shown);
            assertTrue(shown.contains("What could be changed (proposed only)\n" + cause.cause() + ".fix-port\n\u2022  "
                    + "registry HKLM\\Rdp\\Port: whatever it is now (not read yet) becomes 3390\n"
                    + "!  The host is less protected afterwards."), shown);
        }
    }

    @Test
    void aFigureThatBreaksIsToldBelowTheCause() throws Exception {
        try (RefusedCause cause = new RefusedCause(() -> {
            throw new NoClassDefFoundError("gone");
        })) {
            OpenCase open = Cases.judged(Cases.refused(Target.parse("127.0.0.1")), "one");
            Ui.sync(() -> Diagnose.show(Ui.page(), open));
            Ui.drain();
            Ui.join("Drawing " + cause.cause());
            assertTrue(Cases.shown().contains("The figure of plugin org.rdpworkbench.ui could not be drawn: "
                    + "java.lang.NoClassDefFoundError: gone."), Cases.shown().toString());
        }
    }

    @Test
    void hostileTextIsShownAndNotObeyed() throws Exception {
        OpenCase open = Cases.judged(Cases.hostile(Target.parse("127.0.0.1")), Cases.HOSTILE);
        Ui.sync(() -> Diagnose.show(Ui.page(), open));
        List<String> texts = Cases.shown();
        texts.forEach(text -> assertFalse(OBEYED.matcher(text).find(), text));
        assertTrue(texts.stream().anyMatch(text -> text.contains("\\u{202e}evil\\u{7}")), texts.toString());
    }

    /** As after a restart, when it is in front and still reads, and the person is elsewhere. */
    @Test
    void theEvidenceOfTheEditorInFrontIsShownThoughAnotherPartIsActive() throws Exception {
        CaseRecord record = Cases.refused(Target.parse("127.0.0.9"));
        OpenCase open = Cases.unread(record.target(), "one");
        Ui.sync(() -> Diagnose.show(Ui.page(), open));
        EvidenceView view = Ui.sync(() -> (EvidenceView) Ui.page().showView(EvidenceView.ID));
        assertFalse(Ui.sync(view::heading).startsWith("127.0.0.9"));
        Cases.judge(open, record);
        Ui.drain();
        assertTrue(Ui.sync(view::heading).startsWith("127.0.0.9"));
    }

    @Test
    void theVersionIsInTheWordsAboutIt() throws Exception {
        Bundle bundle = FrameworkUtil.getBundle(DiagnosisEditor.class);
        String version = bundle.getVersion().toString().replaceFirst("^(\\d+\\.\\d+\\.\\d+).*", "$1");
        try (InputStream xml = bundle.getEntry("plugin.xml").openStream()) {
            assertTrue(new String(xml.readAllBytes(), StandardCharsets.UTF_8)
                    .contains("\"RDP Workbench " + version + "&#10;"));
        }
    }
}
