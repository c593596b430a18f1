// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;

/** A folder with pictures of the screen, and a list of what was seen in {@code tour.txt}. */
final class Album {

    private final Display display;
    private final Path folder;

    Album(Display display, Path folder) {
        this.display = display;
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Adds a line to the list. */
    void note(String line) {
        try {
            Files.writeString(folder.resolve("tour.txt"), line + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a picture of the whole screen, with every pixel that it has. */
    void picture(String name) {
        Rectangle screen = display.getPrimaryMonitor().getBounds();
        Image image = new Image(display, screen.width, screen.height);
        GC gc = new GC(display);
        try {
            gc.copyArea(image, screen.x, screen.y);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData(display.getPrimaryMonitor().getZoom())};
            loader.save(folder.resolve(name.replaceAll("[^A-Za-z0-9.]+", "-") + ".png").toString(), SWT.IMAGE_PNG);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
