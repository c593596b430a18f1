// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Loads the classes of the window beside the UI thread, which else would do it while somebody waits for a part that is
 * opened for the first time.
 */
final class ReadAhead {

    /** The window comes first. */
    private static final int DELAY_MS = 1000;

    private ReadAhead() {}

    static void begin() {
        Job job = Job.createSystem("Reading ahead", ReadAhead::read);
        job.setPriority(Job.DECORATE);
        job.schedule(DELAY_MS);
    }

    private static void read(IProgressMonitor monitor) {
        Bundle bundle = FrameworkUtil.getBundle(ReadAhead.class);
        Enumeration<URL> entries = bundle.findEntries("org", "*.class", true);
        for (URL entry : Collections.list(entries == null ? Collections.emptyEnumeration() : entries)) {
            String path = entry.getPath().substring(1);
            if (monitor.isCanceled() || !link(bundle, path.substring(0, path.lastIndexOf('.')).replace('/', '.'))) {
                return;
            }
        }
    }

    /** To list its methods verifies a class, and runs nothing of it. */
    private static boolean link(Bundle bundle, String name) {
        try {
            bundle.loadClass(name).getDeclaredMethods();
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            // Who needs the class will say so.
            return false;
        }
    }
}
