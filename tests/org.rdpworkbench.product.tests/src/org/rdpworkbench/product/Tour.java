// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** An installation with the fragment that goes through the window by itself. */
record Tour(Place place, Path album) {

    private static final String FRAGMENT = "org.rdpworkbench.ui.tour";
    private static final String DARK = "themeid=org.eclipse.e4.ui.css.theme.e4_dark\neclipse.preferences.version=1\n";

    private static final String CONTRAST = "[Settings]\ngtk-theme-name=HighContrastInverse\n";

    /** Put into that installation. */
    static Tour of(Place place) throws IOException {
        Path jar = Folders.one(Place.ROOT.resolve("tests/" + FRAGMENT + "/target"), FRAGMENT);
        Path installed = place.product().resolve("plugins").resolve(jar.getFileName());
        Files.copy(jar, installed);
        Files.writeString(place.bundlesInfo(), FRAGMENT + "," + version(installed) + ",plugins/"
                + installed.getFileName() + ",4,false\n", StandardOpenOption.APPEND);
        return new Tour(place, Files.createDirectory(place.work().resolve("album")));
    }

    private static String version(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Bundle-Version");
        }
    }

    /** As if the person had chosen dark in the preferences, or contrast in the settings of the system. */
    Tour inTheme(String theme) throws IOException {
        switch (theme) {
            case "dark" -> write(metadata().resolve(".plugins/org.eclipse.core.runtime/.settings"),
                    "org.eclipse.e4.ui.css.swt.theme.prefs", DARK);
            case "contrast" -> write(place.home().resolve(".config/gtk-3.0"), "settings.ini", CONTRAST);
            default -> { }
        }
        return this;
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve(name), text);
    }

    private Path metadata() {
        return place.home().resolve(".rdpworkbench/workspace/.metadata");
    }

    /** A window that goes through everything and closes by itself. */
    Launch through(Launch window) {
        return window.env("RDPWORKBENCH_TOUR", album.toString());
    }

    /** A line for each stop. */
    List<String> seen() throws IOException {
        return Files.readAllLines(album.resolve("tour.txt"));
    }

    /** The errors that the workbench wrote down; the platform also warns of its own pages, which harms nobody. */
    String errors() throws IOException {
        Path log = metadata().resolve(".log");
        String all = Files.exists(log) ? Files.readString(log) : "";
        return Pattern.compile("^!ENTRY \\S+ 4 ", Pattern.MULTILINE).matcher(all).find() ? all : "";
    }

    /** Keeps them where they outlive the test. */
    void keepPictures(String name) throws IOException {
        Path folder = Files.createDirectories(Place.ROOT.resolve(
                "tests/org.rdpworkbench.product.tests/target/screenshots/" + name));
        for (Path picture : Folders.list(album)) {
            Files.move(picture, folder.resolve(picture.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
