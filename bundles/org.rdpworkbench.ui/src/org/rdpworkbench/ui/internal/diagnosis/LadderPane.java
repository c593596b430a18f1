// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.ui.internal.Later;

/** The ladder where there may be less room than it needs: the stage that matters stays in sight. */
public final class LadderPane {

    private final ScrolledComposite scroll;
    private final LadderCanvas ladder;
    private final Runnable settled = new Later(this::reveal);
    /** Null where it stands alone. */
    private LadderPane beside;

    public LadderPane(Composite parent) {
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        ladder = new LadderCanvas(scroll);
        scroll.setContent(ladder);
        // The size that is told is not yet the one of the part that is seen.
        scroll.addListener(SWT.Resize, e -> settled.run());
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

    /** Shows the same part as another one, as far down as the one needs that needs more. */
    public void align(LadderPane other) {
        beside = other;
        other.beside = this;
        reveal();
        other.reveal();
    }

    private void reveal() {
        if (scroll.isDisposed()) {
            return;
        }
        int news = Math.max(ladder.bottomOfNews(), beside == null ? 0 : beside.ladder.bottomOfNews());
        scroll.setOrigin(0, Math.max(0, news - scroll.getClientArea().height));
    }
}
