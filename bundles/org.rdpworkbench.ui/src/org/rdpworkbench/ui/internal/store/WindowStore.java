// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.store;

import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.Services;

/** The one store that all parts of the window share. It is opened when it is first asked for, and closed at the end. */
@Component(service = WindowStore.class)
public final class WindowStore {

    /** How the store is opened. */
    interface Opening {
        Store open() throws StoreException;
    }

    private final Opening opening;
    private Store store;

    /** The store at its usual place. */
    public WindowStore() {
        this(Store::open);
    }

    WindowStore(Opening opening) {
        this.opening = opening;
    }

    /**
     * The store of the running window. Waits for the disk, for other processes or a server, so it is not for the UI
     * thread.
     *
     * @throws StoreException with a sentence for a person; asking again tries again
     */
    public static Store open() throws StoreException {
        return Services.find(WindowStore.class)
                .orElseThrow(() -> new StoreException("The window has ended, and the store with it.")).store();
    }

    /** The same, of this component. */
    synchronized Store store() throws StoreException {
        if (Display.getCurrent() != null) {
            throw new IllegalStateException("The UI thread must not wait for the store.");
        }
        if (store == null) {
            store = opening.open();
        }
        return store;
    }

    @Deactivate
    synchronized void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
