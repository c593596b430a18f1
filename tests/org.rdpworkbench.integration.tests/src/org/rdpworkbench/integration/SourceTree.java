// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The probes, checks, fixers and catalogues that the source tree holds. Read from there, because nothing but a cause's
 * own tests may name it: a cause whose folders are deleted is not missed here.
 */
final class SourceTree {

    private static final Pattern COMPONENT =
            Pattern.compile("@Component\\(service = (Probe|Check|Fixer|SymptomCatalog)\\.class");

    /**
     * A component.
     *
     * @param bundle its bundle's folder
     * @param service the simple name of what it is
     * @param name its class's full name
     */
    record Component(Path bundle, String service, String name) {

        boolean is(Class<?> what) {
            return service.equals(what.getSimpleName());
        }
    }

    private SourceTree() {}

    static List<Component> components() {
        Path bundles = Path.of(System.getProperty("workbench.root", "../.."), "bundles");
        try (Stream<Path> folders = Files.list(bundles)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src"))).sorted()
                    .flatMap(folder -> components(folder).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Component> components(Path bundle) {
        Path sources = bundle.resolve("src");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted()
                    .flatMap(file -> component(bundle, file, className(sources.relativize(file))).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(Path file) {
        return file.toString().replaceFirst("\\.java$", "").replace(file.getFileSystem().getSeparator(), ".");
    }

    private static List<Component> component(Path bundle, Path file, String name) {
        try {
            return COMPONENT.matcher(Files.readString(file)).results()
                    .map(found -> new Component(bundle, found.group(1), name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
