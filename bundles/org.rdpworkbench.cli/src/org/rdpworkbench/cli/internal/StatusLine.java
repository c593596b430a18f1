// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.PrintWriter;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;

/** One line on a terminal that says what is being looked at, and is gone at the end. */
final class StatusLine implements Progress {

    private static final int WIDTH = 78;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private boolean closed;

    StatusLine(PrintWriter err) {
        this.err = err;
    }

    /** Several hosts report here at once. */
    @Override
    public synchronized void looking(Target target, String title) {
        if (!closed) {
            String text = Plain.ascii(Plain.escape(target + ": " + title));
            err.print(CLEAR + (text.length() > WIDTH ? text.substring(0, WIDTH) : text));
            err.flush();
        }
    }

    /** Makes room for a line of somebody else. */
    synchronized void clear() {
        err.print(CLEAR);
        err.flush();
    }

    synchronized void close() {
        closed = true;
        clear();
    }
}
