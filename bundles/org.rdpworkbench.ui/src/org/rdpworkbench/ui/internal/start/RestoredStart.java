// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

/**
 * The start page is there again after a restart. After a crash its tab would be there in any case, since the platform
 * has written it down, and without this it would have nothing to show but an error.
 */
public final class RestoredStart implements IElementFactory, IPersistableElement {

    @Override
    public String getFactoryId() {
        return "org.rdpworkbench.ui.startInput";
    }

    @Override
    public void saveState(IMemento memento) {
        // There is only one.
    }

    @Override
    public StartInput createElement(IMemento memento) {
        return new StartInput();
    }
}
