// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.custom.StyledText;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Loads the classes of the window beside the UI thread, and those of the platform that its parts are made of, which
 * that thread else would do while somebody waits for a part that is opened for the first time.
 */
final class ReadAhead {

    /** The window comes first. */
    private static final int DELAY_MS = 1000;

    /** A class of each bundle from which classes are read, and the folder that they are in. */
    private static final Map<Class<?>, String> FOLDERS = Map.of(ReadAhead.class, "org",
            TableViewer.class, "org/eclipse/jface/viewers", StyledText.class, "org/eclipse/swt/custom");

    private ReadAhead() {}

    static void begin() {
        Job job = Job.createSystem("Reading ahead", monitor -> {
            FOLDERS.forEach((one, folder) -> read(FrameworkUtil.getBundle(one), folder, monitor));
        });
        job.setPriority(Job.DECORATE);
        job.schedule(DELAY_MS);
    }

    private static void read(Bundle bundle, String folder, IProgressMonitor monitor) {
        Enumeration<URL> entries = bundle.findEntries(folder, "*.class", true);
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
