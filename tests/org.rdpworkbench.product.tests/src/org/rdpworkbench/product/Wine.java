// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A Windows that Wine makes, with a screen, and the unpacked archive for Windows. */
record Wine(Place place, Screen screen) implements AutoCloseable {

    private static final Path ARCHIVE = Place.ROOT.resolve(
            "releng/org.rdpworkbench.product/target/products/rdpworkbench-win32.win32.x86_64.zip");

    /** A new one in an empty folder. */
    static Wine in(Path folder) throws IOException, InterruptedException {
        Needed.program("wine");
        if (!Files.exists(ARCHIVE)) {
            Needed.lacking("no archive for Windows: it is built with -Prelease");
        }
        unpack(folder);
        Place place = new Place(folder.resolve("rdpworkbench"), Files.createDirectory(folder.resolve("home")),
                Files.createDirectory(folder.resolve("work")));
        withoutAnycast(place.product().resolve("jre/bin/net.dll"));
        Files.createDirectory(prefix(place));
        Wine wine = new Wine(place, Screen.of(place, 1280, 800));
        // Else it ends some seconds after the last program, and takes along what is started while it does.
        wine.prepare("wineserver", "--persistent");
        wine.prepare("wineboot", "--init");
        wine.prepare("wine", "winecfg", "-v", "win10");
        return wine;
    }

    /** The services that this starts go on, and would keep its output open. */
    private void prepare(String... command) throws IOException, InterruptedException {
        command(command).through("sh", "-c", "exec \"$@\" > /dev/null 2>&1", "sh").run().stateIs(0);
    }

    private static void unpack(Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(ARCHIVE.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
    }

    /** Wine 8 lacks this one function, which Java asks for by its name when it first uses a network. */
    private static void withoutAnycast(Path library) throws IOException {
        String bytes = Files.readString(library, StandardCharsets.ISO_8859_1);
        Files.writeString(library, bytes.replace("GetAnycastIpAddressTable", "GetUnicastIpAddressTable"),
                StandardCharsets.ISO_8859_1);
    }

    private static Path prefix(Place place) {
        return place.home().resolve("prefix");
    }

    private Launch command(String... command) {
        return place.command(command).env("DISPLAY", screen.display()).env("WINEARCH", "win64").env("WINEDEBUG", "-all")
                .env("WINEPREFIX", prefix(place).toString())
                .env("WINEDLLOVERRIDES", "mscoree,mshtml=").env("RDPWORKBENCH_JAVA_HOME", null);
    }

    /** A program of the product. */
    Launch run(String program, String... arguments) {
        return command("wine", place.product().resolve(program).toString()).with(List.of(arguments));
    }

    /** Ends everything that Wine started for this Windows, and nothing else. */
    @Override
    public void close() throws IOException, InterruptedException {
        command("wineserver", "--kill").run();
        screen.close();
    }
}
