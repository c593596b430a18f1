// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.rdpworkbench.ui.internal.Icons;

/** The input of the start page: there is only one. */
record StartInput() implements IEditorInput {

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.named("start");
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
        return null;
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }
}
