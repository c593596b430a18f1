// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.hosts.Answer;
import org.rdpworkbench.ui.internal.hosts.ShownHosts;

/** Looks inside from the window. The timeout only ends a test whose UI thread stands still. */
@Timeout(240)
class LookInsideTest {

    private static final String TITLE = "Look Inside";
    private static final String COMMAND = "org.rdpworkbench.ui.lookInside";
    private static final String SECRET = "correct horse battery";

    private RefusingWay way;

    @BeforeEach
    void begin() throws Exception {
        ShownHosts.clear();
        way = new RefusingWay();
    }

    @AfterEach
    void clear() throws Exception {
        way.close();
        Ui.sync(() -> Ui.page().closeAllEditors(false));
        ShownHosts.clear();
    }

    /** The dialog, where the way of this test is chosen. */
    private static Shell dialog() throws Exception {
        Ui.display().asyncExec(() -> {
            try {
                ShownHosts.execute(COMMAND);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Shell dialog = Ui.shell(TITLE);
        Ui.sync(() -> {
            if (!Ui.button(dialog, RefusingWay.TITLE).getSelection()) {
                Ui.press(dialog, RefusingWay.TITLE);
            }
            return null;
        });
        return dialog;
    }

    private static void type(Shell dialog, String account, String password) throws Exception {
        Ui.sync(() -> {
            Ui.all(dialog, Combo.class).getFirst().setText(account);
            Ui.all(dialog, Text.class).stream().filter(text -> (text.getStyle() & SWT.PASSWORD) != 0).findFirst()
                    .orElseThrow().setText(password);
            return null;
        });
    }

    private static boolean can(Shell dialog) throws Exception {
        return Ui.sync(() -> Ui.button(dialog, TITLE).isEnabled());
    }

    /** And lets the one who asked go on. */
    private static void press(Shell dialog, String button) throws Exception {
        Ui.sync(() -> {
            Ui.press(dialog, button);
            return null;
        });
        Ui.sync(() -> null);
    }

    @Test
    void theAccountIsTriedOnceAndItsRefusalSaidWhereThePersonLooks() throws Exception {
        OpenCase open = Cases.look(Cases.closedPort());
        Cases.join(open);
        Shell dialog = dialog();
        assertFalse(can(dialog), "nobody was named");
        type(dialog, "CORP\\", SECRET);
        assertFalse(can(dialog), "half an account");
        assertTrue(Ui.sync(() -> String.join("\n", Ui.texts(dialog))).contains("half an account"));
        type(dialog, "CORP\\admin", SECRET);
        press(dialog, TITLE);
        Cases.join(open);
        assertEquals(List.of("CORP\\admin " + SECRET), way.tried(), "once for all that was to be read");
        assertTrue(Cases.shown().stream().anyMatch(text -> text.startsWith("Not seen from inside: The host refuses")),
                Cases.shown()::toString);
        DiagnosisState.Judged judged = assertInstanceOf(DiagnosisState.Judged.class, open.state());
        assertFalse(new String(CaseFormat.write(List.of(judged.record()))).contains(SECRET));
    }

    @Test
    void whoWasHereBeforeNeedsNoPassword() throws Exception {
        OpenCase open = Cases.look(Cases.closedPort());
        Cases.join(open);
        Shell first = dialog();
        type(first, "known@corp.example", SECRET);
        press(first, TITLE);
        Cases.join(open);
        Shell second = dialog();
        assertEquals("known@corp.example", Ui.sync(() -> Ui.all(second, Combo.class).getFirst().getText()));
        assertTrue(can(second));
        type(second, "other@corp.example", "");
        assertFalse(can(second), "that one is not known");
        press(second, "Cancel");
        assertEquals(1, way.tried().size());
    }

    /** The one that was refused first spares the account the others. */
    @Test
    void ofSeveralHostsOnlyTheFirstIsTriedWithAnAccountThatIsRefused() throws Exception {
        Group group = ShownHosts.group(Optional.empty(), "closed");
        for (int i = 0; i < 3; i++) {
            ShownHosts.add(Optional.of(group), "", "127.0.0." + (120 + i) + ":" + Cases.closedPort().port());
        }
        ShownHosts.view();
        ShownHosts.refresh();
        ShownHosts.select(group.id());
        Shell dialog = dialog();
        assertTrue(Answer.words(TITLE).contains("3 hosts"), Answer.words(TITLE));
        type(dialog, "CORP\\fleet", SECRET);
        press(dialog, TITLE);
        Ui.join("Diagnosing ");
        assertEquals(1, way.tried().size());
    }
}
