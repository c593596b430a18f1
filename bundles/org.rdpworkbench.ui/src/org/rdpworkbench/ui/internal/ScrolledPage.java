// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;

/** A page that fills its part, and scrolls as a whole where that has less room than can be read in. */
public final class ScrolledPage {

    private final ScrolledComposite control;
    private final Composite content;
    private final int leastWidth;
    private final IntConsumer arrange;
    private final Runnable fit = new Later(this::fit);
    private int fitted = -1;

    /**
     * @param leastWidth below which it scrolls to the side
     * @param arrange takes the width that there is now, before heights are asked for
     */
    public ScrolledPage(Composite parent, int leastWidth, IntConsumer arrange) {
        this.leastWidth = leastWidth;
        this.arrange = arrange;
        control = new ScrolledComposite(parent, SWT.H_SCROLL | SWT.V_SCROLL);
        control.setExpandHorizontal(true);
        control.setExpandVertical(true);
        control.setShowFocusedControl(true);
        content = new Composite(control, SWT.NONE);
        // On Windows labels would be grey on white.
        content.setBackgroundMode(SWT.INHERIT_FORCE);
        control.setContent(content);
        control.addListener(SWT.Resize, e -> resized());
    }

    /** What the part shows. */
    public Composite control() {
        return control;
    }

    /** What takes the parts of the page. */
    public Composite content() {
        return content;
    }

    /** Shows the beginning, wherever the focus is. */
    public void top() {
        control.setOrigin(0, 0);
        // Some systems tell of the focus later, and then the platform scrolls to where it is.
        control.getDisplay().asyncExec(() -> {
            if (!control.isDisposed()) {
                control.setOrigin(0, 0);
            }
        });
    }

    /** By itself: whatever else is laid out then takes the UI thread long enough. */
    private void resized() {
        if (control.getClientArea().width != fitted) {
            fit.run();
        }
    }

    /** To be called when the content may need another height. */
    public void fit() {
        if (control.isDisposed()) {
            return;
        }
        fitted = control.getClientArea().width;
        int width = Math.max(leastWidth, fitted);
        arrange.accept(width);
        // Both ask for a layout, and one is enough.
        control.setLayoutDeferred(true);
        control.setMinSize(leastWidth, content.computeSize(width, SWT.DEFAULT).y);
        content.layout(true, true);
        control.setLayoutDeferred(false);
    }
}
