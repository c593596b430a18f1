// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Does something on the UI thread as soon as that has time: once, however often it was wanted until then. */
public final class Later implements Runnable {

    private final AtomicBoolean pending = new AtomicBoolean();
    private final Runnable work;

    public Later(Runnable work) {
        this.work = work;
    }

    /** Once, unless the control is gone by then. */
    public static void once(Control control, Runnable work) {
        control.getDisplay().asyncExec(() -> {
            if (!control.isDisposed()) {
                work.run();
            }
        });
    }

    /** On any thread. */
    @Override
    public void run() {
        if (pending.compareAndSet(false, true)) {
            Display.getDefault().asyncExec(() -> {
                pending.set(false);
                work.run();
            });
        }
    }
}
