// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.preferences.Settings;

/** What a person types into the first page. */
class StartEditorTest {

    private Shell shell;
    private StartForm form;
    private List<Text> fields;
    private Button look;
    private final List<Asked> started = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        shell = Ui.sync(() -> {
            Shell window = new Shell(Ui.display());
            window.setLayout(new FillLayout());
            form = new StartForm(new Composite(window, SWT.NONE), (target, asked) -> started.add(asked));
            return window;
        });
        fields = Ui.sync(() -> Ui.all(shell, Text.class));
        look = Ui.sync(() -> Ui.all(shell, Button.class).getFirst());
    }

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> {
            shell.dispose();
            return null;
        });
    }

    private String type(int field, String text) throws Exception {
        Ui.sync(() -> {
            fields.get(field).setText(text);
            return null;
        });
        Ui.join("Decoding");
        return Ui.sync(() -> String.join("\n", Ui.texts(shell)));
    }

    /** The platform writes down every tab now and then, and knows them again after a crash. */
    @Test
    void thePageIsRestored() {
        IPersistableElement saved = new StartInput().getPersistable();
        XMLMemento memento = XMLMemento.createWriteRoot("input");
        saved.saveState(memento);
        assertEquals(new StartInput(),
                PlatformUI.getWorkbench().getElementFactory(saved.getFactoryId()).createElement(memento));
    }

    @Test
    void aCodeIsExplainedWhileOneTypes() throws Exception {
        String shown = type(0, "0x904 0x7");
        assertTrue(shown.contains("the two codes of the dialog"), shown);
        assertTrue(shown.contains("What it does not prove"), shown);
    }

    @Test
    void textWithoutACodeIsToldSo() throws Exception {
        assertTrue(type(0, "it does not work").contains("There is no code in this text."));
    }

    @Test
    void aBadHostIsToldAndCannotBeDiagnosed() throws Exception {
        assertTrue(type(1, "srv01:70000").contains("Port 70000 is not between 1 and 65535."));
        assertFalse(Ui.sync(look::isEnabled));
    }

    /** In the words of the command line, and without what a label would obey instead of showing. */
    @Test
    void whatIsOftenTypedForAHostIsAnsweredWithWhatToType() throws Exception {
        assertTrue(type(1, "https://srv01/x").contains("\"https://srv01/x\" is a URL; give srv01 in its place."));
        assertTrue(type(1, "srv01:").contains("give srv01, or srv01:PORT where it is not 3389."));
        assertTrue(type(1, "fe80::1%nope").contains("There is no interface nope on this machine."));
        assertTrue(type(1, "srv\u202e01").contains("\"srv\\u{202e}01\" is not a host name or address."));
        assertFalse(Ui.sync(look::isEnabled));
    }

    @Test
    void aGoodHostCanBeDiagnosed() throws Exception {
        type(1, "srv01");
        assertTrue(Ui.sync(look::isEnabled));
    }

    @Test
    void aCloserLookIsAskedForByABox() throws Exception {
        type(0, "0x904 0x7");
        type(1, "srv01");
        Ui.sync(() -> {
            Ui.all(shell, Button.class).get(1).setSelection(true);
            look.notifyListeners(SWT.Selection, new Event());
            return null;
        });
        assertEquals(List.of(new Asked(Optional.of("0x904 0x7"), true)), started);
    }

    @Test
    void anotherDiagnosisBeginsEmpty() throws Exception {
        type(0, "0x904 0x7");
        type(1, "srv01");
        Ui.sync(() -> {
            form.clear();
            return null;
        });
        Ui.join("Decoding");
        assertEquals(List.of("", ""), Ui.sync(() -> fields.stream().map(Text::getText).toList()));
        assertFalse(Ui.sync(look::isEnabled));
        assertTrue(Ui.sync(() -> Ui.texts(shell)).stream().noneMatch(text -> text.contains("0x904  ")));
    }

    @Test
    void thePageStaysAwayWhenToldSo() throws Exception {
        Button show = Ui.sync(() -> Ui.all(shell, Button.class).stream()
                .filter(button -> button.getText().contains("Show this page")).findFirst().orElseThrow());
        assertTrue(Ui.sync(show::getSelection));
        Ui.sync(() -> {
            show.setSelection(false);
            show.notifyListeners(SWT.Selection, new Event());
            return null;
        });
        try {
            assertEquals("false", Ui.settings().getProperty("start.show"), "the next start reads what is on disk");
        } finally {
            Settings.showStart(true);
        }
        assertNotEquals("false", Ui.settings().getProperty("start.show"));
    }
}
