// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.spi.Verdict;

/** The pictures in this plugin's {@code icons} folder. Whoever shows one makes it by a resource manager. */
public final class Icons {

    /** To look one up takes longer than to draw a row of hosts. */
    private static final Map<String, ImageDescriptor> FOUND = new ConcurrentHashMap<>();

    private Icons() {}

    /**
     * Loads the code that draws them, beside the UI thread: it takes a tenth of a second, for which the first who opens
     * a second tab would have to wait. Between them the two have every kind of shape.
     */
    static void prepare() {
        Job job = Job.createSystem("Icons", monitor -> {
            List.of("never", "certificate").forEach(name -> named(name).getImageData(100));
        });
        job.setPriority(Job.DECORATE);
        job.schedule();
    }

    /** The picture with that file name, without its extension. */
    public static ImageDescriptor named(String name) {
        return FOUND.computeIfAbsent(name, wanted -> ResourceLocator
                .imageDescriptorFromBundle("org.rdpworkbench.ui", "icons/" + wanted + ".svg")
                .orElseGet(ImageDescriptor::getMissingImageDescriptor));
    }

    /** Where the picture with that file name is, for what the platform keeps beyond this run. */
    public static String uri(String name) {
        return "platform:/plugin/org.rdpworkbench.ui/icons/" + name + ".svg";
    }

    /** A sign that says by its shape, not only by its colour, how a look ended; empty when there was none. */
    public static ImageDescriptor of(Optional<Verdict> verdict) {
        return named(verdict.map(Icons::name).orElse("never"));
    }

    /** The name of that sign. */
    public static String name(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "pass";
            case WARN -> "warn";
            case FAIL -> "fail";
            case INCONCLUSIVE, ERROR, NOT_REPRODUCED -> "unclear";
        };
    }

    /** The name of the sign that says what has come of a repair. */
    public static String name(Outcome outcome) {
        return switch (outcome) {
            case BEGUN -> "warn";
            case APPLIED -> "looking";
            case CONFIRMED -> "pass";
            case UNDONE -> "undone";
            case NOT_UNDONE -> "fail";
        };
    }
}
