// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.architecture.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The source tree under test. */
final class Workspace {

    static final Path ROOT = Path.of(System.getProperty("workbench.root", "../..")).toAbsolutePath().normalize();
    static final String PREFIX = "org.rdpworkbench.";

    private Workspace() {}

    /** Every project in {@code bundles}. */
    static List<BundleProject> bundles() {
        return projects("bundles");
    }

    /** Every project in {@code tests}. */
    static List<BundleProject> tests() {
        return projects("tests");
    }

    private static List<BundleProject> projects(String folder) {
        try (Stream<Path> all = Files.list(ROOT.resolve(folder))) {
            return all.filter(p -> Files.exists(p.resolve("META-INF/MANIFEST.MF"))).sorted().map(BundleProject::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file below a folder of the tree that is not built and is kept in version control. */
    static List<Path> files(String folder, Predicate<Path> wanted) {
        try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
            return all.filter(Files::isRegularFile).filter(Workspace::kept).filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean kept(Path file) {
        for (Path part : ROOT.relativize(file)) {
            if (List.of("target", "bin", ".workbench").contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
