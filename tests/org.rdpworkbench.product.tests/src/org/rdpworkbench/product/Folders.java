// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Folders with everything in them. */
final class Folders {

    /** How a file gets from one place to another. */
    interface Transfer {
        void file(Path from, Path to) throws IOException;
    }

    private Folders() {}

    /** A copy that may be changed. */
    static void copy(Path from, Path to, Predicate<Path> wanted) {
        transfer(from, to, wanted, (file, copy) -> Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES));
    }

    /** As fast as it gets, but the files are the same ones: they may be deleted in the copy, not written to. */
    static void link(Path from, Path to) {
        transfer(from, to, file -> true, (file, copy) -> {
            try {
                Files.createLink(copy, file);
            } catch (IOException | UnsupportedOperationException e) {
                // The copy is on another disk.
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        });
    }

    private static void transfer(Path from, Path to, Predicate<Path> wanted, Transfer transfer) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(wanted).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    transfer.file(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        all(folder).stream().sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }

    /** Everything in a folder, which stands first. */
    static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything in a folder with its content, to be compared with what is there later. */
    static Map<Path, String> contents(Path folder) {
        Map<Path, String> contents = new TreeMap<>();
        for (Path file : all(folder)) {
            contents.put(file, Files.isDirectory(file) ? "" : text(file, StandardCharsets.ISO_8859_1));
        }
        return contents;
    }

    /** The one that is directly in a folder and whose name begins so. */
    static Path one(Path folder, String prefix) {
        return list(folder).stream().filter(file -> file.getFileName().toString().startsWith(prefix)).findFirst()
                .orElseThrow(() -> new AssertionError("nothing in " + folder + " begins with " + prefix));
    }

    /** What is directly in a folder. */
    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        return text(file, StandardCharsets.UTF_8);
    }

    private static String text(Path file, Charset charset) {
        try {
            return Files.readString(file, charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
