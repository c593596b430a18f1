// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/** What an editor of this window is about. It is always there, and adapts to nothing unless it says otherwise. */
public interface WindowInput extends IEditorInput {

    /** The name of its icon. */
    String icon();

    @Override
    default boolean exists() {
        return true;
    }

    @Override
    default ImageDescriptor getImageDescriptor() {
        return Icons.named(icon());
    }

    /** Null: it is not there any more after a restart. */
    @Override
    default IPersistableElement getPersistable() {
        return null;
    }

    @Override
    default <T> T getAdapter(Class<T> adapter) {
        return null;
    }
}
