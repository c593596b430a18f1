// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.report.Comparison;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Icons;

/**
 * Two cases and what differs in them.
 *
 * @param first where the first case is from, escaped
 * @param texts of the plugins that both were judged with
 */
public record CompareInput(String first, String second, Comparison comparison, Texts texts) implements IEditorInput {

    private static final int MOST_NAME = 40;

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.named("compare");
    }

    @Override
    public String getName() {
        return host(comparison.first().target().host()) + " \u2194 " + host(comparison.second().target().host());
    }

    private static String host(String name) {
        return Plain.escape(name, MOST_NAME);
    }

    @Override
    public String getToolTipText() {
        return first + " beside " + second;
    }

    /** The cases are where they were; what was only looked at is not kept. */
    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }
}
