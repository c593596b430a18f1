// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.concurrent.CompletableFuture;

/** That the window is to close, for tests, whose window stays all the same. */
public final class Closing {

    private Closing() {}

    /** Whether the window closes, once that is known. */
    public static CompletableFuture<Boolean> begin() throws Exception {
        CompletableFuture<Boolean> closes = new CompletableFuture<>();
        Ui.display().asyncExec(() -> closes.complete(new Advisor().preShutdown()));
        Ui.sync(() -> null);
        return closes;
    }
}
