// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

/** Finds the classes that live with a given one, inside a framework or in a folder of classes. */
final class ClassScan {

    private ClassScan() {}

    /** The classes of the given one's package and of those below it, other than tests. */
    static List<Class<?>> around(Class<?> member) {
        String folder = member.getPackageName().replace('.', '/');
        Bundle bundle = FrameworkUtil.getBundle(member);
        Collection<String> files = bundle == null ? files(member, folder)
                : bundle.adapt(BundleWiring.class).listResources(folder, "*.class",
                        BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL);
        return Stream.concat(Stream.of(member), files.stream().sorted()
                .filter(file -> !file.contains("/tests/") && !file.endsWith("-info.class"))
                .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                .flatMap(name -> load(name, member.getClassLoader()).stream())).distinct().toList();
    }

    private static List<String> files(Class<?> member, String folder) {
        try {
            Path root = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isDirectory(root)) {
                return List.of();
            }
            try (Stream<Path> all = Files.walk(root.resolve(folder))) {
                return all.map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .filter(file -> file.endsWith(".class")).toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the classes around " + member.getName() + " cannot be listed", e);
        }
    }

    private static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            // A class whose imports are optional and absent is not what is looked for.
            return Optional.empty();
        }
    }
}
