// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;

/** Says what the error in a field means while one types. */
public final class LiveMeaning {

    private static final int DELAY_MILLIS = 150;

    private final StyledText meaning;
    private final Job decoding;
    private volatile String typed = "";

    private LiveMeaning(Text field, StyledText meaning) {
        this.meaning = meaning;
        Display display = field.getDisplay();
        decoding = Job.createSystem("Decoding", monitor -> {
            decode(typed, display);
            return Status.OK_STATUS;
        });
    }

    /** @param meaning takes what the text in the field means */
    public static void of(Text field, StyledText meaning) {
        LiveMeaning live = new LiveMeaning(field, meaning);
        field.addListener(SWT.Modify, e -> live.typed(field.getText()));
        field.addListener(SWT.Dispose, e -> live.decoding.cancel());
        SymptomLines.idle().into(meaning);
        if (!field.getText().isEmpty()) {
            live.typed(field.getText());
        }
    }

    private void typed(String text) {
        typed = text;
        decoding.cancel();
        decoding.schedule(DELAY_MILLIS);
    }

    /** In the background; only the text that is still there is shown. */
    private void decode(String text, Display display) {
        StyledLines lines = text.isBlank() ? SymptomLines.idle() : SymptomLines.of(text);
        display.asyncExec(() -> {
            if (!meaning.isDisposed() && text.equals(typed)) {
                lines.into(meaning);
            }
        });
    }
}
