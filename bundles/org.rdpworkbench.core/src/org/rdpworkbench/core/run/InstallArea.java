// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;

/** Where the processes of one installation find what they leave for each other. */
public final class InstallArea {

    private InstallArea() {}

    /** A file beside which p2 keeps what is installed; empty where nothing is, as in tests. */
    public static Optional<Path> file(BundleContext context, String name) {
        // The framework escapes nothing in the address of a folder.
        return Optional.ofNullable(context.getProperty("osgi.install.area")).filter(url -> url.startsWith("file:"))
                .map(url -> new File(url.substring("file:".length())).toPath().resolve("p2"))
                .filter(Files::isDirectory).map(folder -> folder.resolve(name));
    }
}
