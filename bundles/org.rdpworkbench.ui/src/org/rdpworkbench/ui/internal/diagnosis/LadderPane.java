// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.core.spi.Rung;

/** The ladder where there may be less room than it needs: the stage that matters stays in sight. */
public final class LadderPane {

    private final ScrolledComposite scroll;
    private final LadderCanvas ladder;

    public LadderPane(Composite parent) {
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        ladder = new LadderCanvas(scroll);
        scroll.setContent(ladder);
        scroll.addListener(SWT.Resize, e -> reveal());
    }

    /** What takes the room. */
    public ScrolledComposite control() {
        return scroll;
    }

    /** @param looking true while more may come */
    public void show(List<Rung> rungs, boolean looking) {
        ladder.show(rungs, looking);
        scroll.setMinHeight(ladder.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
        reveal();
    }

    private void reveal() {
        scroll.setOrigin(0, Math.max(0, ladder.bottomOfNews() - scroll.getClientArea().height));
    }
}
