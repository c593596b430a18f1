// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Ui;

/** Editors that come and go leave no pictures and fonts behind. */
class LeakTest {

    private static final int EDITORS = 50;

    private final BlockingQueue<Error> reported = new LinkedBlockingQueue<>();

    @AfterEach
    void quiet() {
        Resource.setNonDisposeHandler(null);
    }

    @Test
    void fiftyEditorsLeaveNothing() throws Exception {
        Resource.setNonDisposeHandler(reported::add);
        try (RefusedCause cause = new RefusedCause()) {
            CaseRecord record = Cases.refused(Target.parse("127.0.0.1"));
            for (int i = 0; i < EDITORS; i++) {
                OpenCase open = Cases.judged(record, "case " + i);
                Ui.sync(() -> Diagnose.show(Ui.page(), open));
                Ui.drain();
                Ui.join("Drawing " + cause.cause());
                assertTrue(Ui.sync(LeakTest::showsTheFigure));
                assertTrue(Ui.sync(() -> Ui.page().closeEditor(Ui.page().getActiveEditor(), false)));
            }
        }
        assertEquals(0, Ui.sync(() -> Ui.page().findEditors(null, DiagnosisEditor.ID,
                IWorkbenchPage.MATCH_ID).length));
        Ui.sync(() -> {
            leakOnPurpose();
            return null;
        });
        assertEquals(List.of(), leaks());
    }

    private static boolean showsTheFigure() {
        DiagnosisEditor editor = (DiagnosisEditor) Ui.page().getActiveEditor();
        return Ui.all(editor.container(), FigureCanvas.class).getFirst().getVisible();
    }

    /** Shows that leaks are reported at all, and when everything before it has been. */
    private static void leakOnPurpose() {
        new Image(Ui.display(), 7, 7);
    }

    /** The reports of our own code that come before the one made on purpose. */
    private List<String> leaks() throws InterruptedException {
        List<String> ours = new ArrayList<>();
        for (int round = 0; round < 60; round++) {
            System.gc();
            Error report = reported.poll(1, TimeUnit.SECONDS);
            while (report != null) {
                if (Stream.of(report.getStackTrace()).anyMatch(e -> e.getMethodName().equals("leakOnPurpose"))) {
                    return ours;
                }
                Stream.of(report.getStackTrace()).filter(e -> e.getClassName().startsWith("org.rdpworkbench"))
                        .findFirst().ifPresent(e -> ours.add(e.toString()));
                report = reported.poll();
            }
        }
        return fail("the leak made on purpose was never reported");
    }
}
