// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.ui.internal.Ui;

/** An error is explained while one types. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class SymptomDialogTest {

    private Shell dialog;

    @BeforeEach
    void open() throws Exception {
        Ui.sync(() -> PlatformUI.getWorkbench().getService(IHandlerService.class)
                .executeCommand("org.rdpworkbench.ui.explain", null));
        dialog = Ui.shell("Explain Error");
    }

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> {
            dialog.dispose();
            return null;
        });
    }

    private String typed(String text) throws Exception {
        Ui.sync(() -> {
            Ui.all(dialog, Text.class).getFirst().setText(text);
            return null;
        });
        Ui.join("Decoding");
        return Ui.sync(() -> Ui.all(dialog, StyledText.class).getFirst().getText());
    }

    @Test
    void aPairOfCodesIsExplainedWithSourcesAdviceAndCauses() throws Exception {
        String meaning = typed("Error code: 0x904, extended error code: 0x7");
        for (String part : new String[] {"0x904 = 2308", "Source: ", "What it does not prove", "why to refuse it",
                "Causes to consider"}) {
            assertTrue(meaning.contains(part), part + " is not in: " + meaning);
        }
    }

    @Test
    void whatHoldsNoCodeIsToldAsThat() throws Exception {
        String meaning = typed("An internal error has occurred.");
        assertTrue(meaning.startsWith("There is no code in this text."), meaning);
    }
}
