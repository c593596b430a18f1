// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.tour;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/**
 * Begins when the window is there, and closes it at the end. {@code RDPWORKBENCH_TOUR} is the folder for the album,
 * {@code RDPWORKBENCH_TOUR_HOSTS} are hosts to diagnose, with spaces between them. With {@code RDPWORKBENCH_TOUR_FIRST}
 * it ends after the first look at the window, for measuring.
 */
public final class Tour implements IStartup {

    @Override
    public void earlyStartup() {
        String folder = System.getenv("RDPWORKBENCH_TOUR");
        if (folder == null) {
            return;
        }
        long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.asyncExec(() -> {
            Album album = new Album(display, Path.of(folder));
            try {
                album.note("started " + millis + " ms");
                Stops stops = new Stops(display, album);
                if (System.getenv("RDPWORKBENCH_TOUR_FIRST") == null) {
                    stops.all(hosts());
                } else {
                    stops.first();
                }
                album.note("end");
            } catch (Exception e) {
                album.note("broken tour " + e);
            } finally {
                PlatformUI.getWorkbench().close();
            }
        });
    }

    private static List<String> hosts() {
        String hosts = System.getenv("RDPWORKBENCH_TOUR_HOSTS");
        return hosts == null ? List.of() : Stream.of(hosts.split(" ")).filter(host -> !host.isEmpty()).toList();
    }
}
