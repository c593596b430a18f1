// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Objects;
import org.eclipse.ui.IPersistableElement;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.WindowInput;
import org.rdpworkbench.ui.internal.hosts.HostRow;

/** Names an open case to the platform. Two are equal when they are about the same target and the same case, if any. */
public record DiagnosisInput(OpenCase open) implements WindowInput {

    @Override
    public String icon() {
        return "diagnose";
    }

    @Override
    public String getName() {
        return HostRow.plain(open.target());
    }

    @Override
    public String getToolTipText() {
        return open.target() + open.file().map(name -> " from " + Plain.escape(name, 200)).orElse("");
    }

    /** What is kept is shown again after a restart; a look is not taken again by itself. */
    @Override
    public IPersistableElement getPersistable() {
        return new RestoredInput.Saved(open.target(), open.source(), open.origin().isEmpty());
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return adapter == OpenCase.class ? adapter.cast(open) : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DiagnosisInput(OpenCase that) && that.target().equals(open.target())
                && that.origin().equals(open.origin());
    }

    @Override
    public int hashCode() {
        return Objects.hash(open.target(), open.origin());
    }
}
