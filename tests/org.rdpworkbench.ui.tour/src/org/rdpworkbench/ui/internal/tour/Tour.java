// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.tour;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/**
 * Begins when the window is there, and closes it at the end. {@code RDPWORKBENCH_TOUR} is the folder for the album,
 * {@code RDPWORKBENCH_TOUR_HOSTS} are hosts to diagnose, with spaces between them, and {@code RDPWORKBENCH_TOUR_KIND}
 * is what is to be seen: {@code all}, the {@code window} as it opens, the first {@code path} of a person, or what of
 * that is there {@code again} after another start.
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
                go(display, album);
                album.note("end");
            } catch (Exception e) {
                album.note("broken tour " + e);
            } finally {
                PlatformUI.getWorkbench().close();
            }
        });
    }

    private static void go(Display display, Album album) throws Exception {
        Calm calm = new Calm(display);
        Stops stops = new Stops(album, calm);
        FirstPath path = new FirstPath(album, calm);
        switch (Objects.requireNonNullElse(System.getenv("RDPWORKBENCH_TOUR_KIND"), "all")) {
            case "window" -> stops.first();
            case "path" -> path.go(hosts().getFirst(), album.folder().resolve("result.html"));
            case "again" -> path.again();
            default -> stops.all(hosts());
        }
    }

    private static List<String> hosts() {
        String hosts = System.getenv("RDPWORKBENCH_TOUR_HOSTS");
        return hosts == null ? List.of() : Stream.of(hosts.split(" ")).filter(host -> !host.isEmpty()).toList();
    }
}
