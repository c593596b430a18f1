// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.preference.PreferenceNode;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.ui.internal.Ui;

/** What a person sets for looks. */
class DiagnosisPreferencesTest {

    private PreferenceDialog dialog;
    private DiagnosisPreferences page;
    private List<Text> fields;

    @BeforeEach
    void open() throws Exception {
        Ui.sync(() -> {
            page = new DiagnosisPreferences();
            PreferenceManager pages = new PreferenceManager();
            pages.addToRoot(new PreferenceNode("page", page));
            dialog = new PreferenceDialog(null, pages);
            dialog.setBlockOnOpen(false);
            return dialog.open();
        });
        fields = Ui.sync(() -> Ui.all(page.getControl(), Text.class));
    }

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> {
            for (Settings.Number number : Settings.Number.values()) {
                Settings.all().setToDefault(number.key());
            }
            return dialog.close();
        });
    }

    private void type(int field, String text) throws Exception {
        Ui.sync(() -> {
            fields.get(field).setText(text);
            fields.get(field).notifyListeners(SWT.KeyUp, new Event());
            return null;
        });
    }

    @Test
    void whatCannotBeMeantIsSaidAndNotTaken() throws Exception {
        type(0, "1");
        assertFalse(Ui.sync(page::isValid));
        assertEquals("Give a number from 5 to 300.", Ui.sync(page::getErrorMessage));
        type(0, "soon");
        assertFalse(Ui.sync(page::isValid));
    }

    @Test
    void whatIsSetHoldsForTheNextLook() throws Exception {
        assertEquals(Request.DEFAULT_TIMEOUT, Settings.timeout(false));
        type(0, "30");
        type(1, "240");
        assertTrue(Ui.sync(page::performOk));
        assertEquals(Duration.ofSeconds(30), Settings.timeout(false));
        assertEquals(Duration.ofSeconds(240), Settings.timeout(true));
    }

    @Test
    void whereTheStoreIsCanBeReadAndNotChanged() throws Exception {
        Text where = fields.getLast();
        assertFalse(Ui.sync(where::getEditable));
        assertTrue(Ui.sync(where::getText).endsWith("store.db"), Ui.sync(where::getText));
    }
}
