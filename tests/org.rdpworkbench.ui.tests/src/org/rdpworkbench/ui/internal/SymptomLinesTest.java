// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.symptoms.Decoded;
import org.rdpworkbench.symptoms.Decoded.Reading;

class SymptomLinesTest {

    private static String shown(Decoded decoded) throws Exception {
        return Ui.sync(() -> {
            Shell shell = new Shell(Ui.display());
            try {
                StyledText widget = StyledLines.widget(shell, SWT.NONE);
                SymptomLines.of(decoded, new Texts(Map.of())).into(widget);
                return widget.getText();
            } finally {
                shell.dispose();
            }
        });
    }

    /** Each reading proves something else; a line break that was escaped would join them to one line. */
    @Test
    void whatSeveralReadingsProveStandsOneBelowTheOther() throws Exception {
        Decoded decoded = new Decoded("5", List.of(new Reading("5 in decimal", List.of(), List.of("0x5")),
                new Reading("5 as a result", List.of(), List.of("0x5"))),
                "In decimal: it answered.\nAs a result: it let in.",
                "In decimal: who it was.\nAs a result: for how long.",
                List.of(), Set.of(), Optional.empty(), List.of());
        assertEquals("""
                This can be read in 2 ways; none is preferred.


                5 in decimal
                0x5 is in no installed catalogue.

                5 as a result
                0x5 is in no installed catalogue.

                What it proves
                In decimal: it answered.
                As a result: it let in.

                What it does not prove
                In decimal: who it was.
                As a result: for how long.""", shown(decoded));
    }
}
