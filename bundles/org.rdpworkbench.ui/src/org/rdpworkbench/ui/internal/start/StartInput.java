// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import org.eclipse.ui.IPersistableElement;
import org.rdpworkbench.ui.internal.WindowInput;

/** The input of the start page: there is only one. */
record StartInput() implements WindowInput {

    @Override
    public String icon() {
        return "start";
    }

    @Override
    public String getName() {
        return "Start";
    }

    @Override
    public String getToolTipText() {
        return "Enter an error code, a host, or both";
    }

    @Override
    public IPersistableElement getPersistable() {
        return new RestoredStart();
    }
}
