// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import java.util.List;
import org.eclipse.jface.viewers.ITreeContentProvider;

/** Gives the tree its lines. */
final class EvidenceContent implements ITreeContentProvider {

    @Override
    public Object[] getElements(Object input) {
        return ((List<?>) input).toArray();
    }

    @Override
    public Object[] getChildren(Object parent) {
        return ((EvidenceNode) parent).children().toArray();
    }

    @Override
    public Object getParent(Object element) {
        return ((EvidenceNode) element).parent().orElse(null);
    }

    @Override
    public boolean hasChildren(Object element) {
        return ((EvidenceNode) element).hasChildren();
    }
}
