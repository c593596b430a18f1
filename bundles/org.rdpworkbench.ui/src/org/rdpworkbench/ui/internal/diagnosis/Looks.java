// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.jobs.JobGroup;
import org.rdpworkbench.ui.internal.preferences.Settings;

/** The looks of this window: as many at once as a person has set, the others wait in their order. */
final class Looks extends JobGroup {

    private static JobGroup current = new Looks(Settings.Number.AT_ONCE.value());

    private Looks(int atOnce) {
        super("Looks", atOnce, 0);
    }

    /** The one for looks that begin now. What runs already goes on beside it when another number was set. */
    static synchronized JobGroup group() {
        int atOnce = Settings.Number.AT_ONCE.value();
        if (current.getMaxThreads() != atOnce) {
            current = new Looks(atOnce);
        }
        return current;
    }

    /** One look has nothing to do with how another ended. */
    @Override
    protected boolean shouldCancel(IStatus lastResult, int failed, int cancelled) {
        return false;
    }

    @Override
    protected MultiStatus computeGroupResult(List<IStatus> results) {
        return new MultiStatus(Looks.class, IStatus.OK, "");
    }
}
