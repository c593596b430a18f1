// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;

/** The p2 repository of a workbench, against which plugins are built. */
final class WorkbenchRepository {

    /** What the tests of a plugin are built with; only the repository of a workbench holds it. */
    private static final String TEST_KIT = "org.rdpworkbench.testkit";

    private WorkbenchRepository() {}

    /** The one that a person names. */
    static Source named(String word) throws RefusedException {
        return Source.of(word).orElseThrow(() -> new RefusedException("There is no folder \"" + word + "\"."));
    }

    /** Beside the product that was built here, or beside the installation that releng/run keeps. */
    static Source beside(Path installation) throws RefusedException {
        for (Path above = installation.getParent(); above != null; above = above.getParent()) {
            for (String place : new String[] {"repository", "org.rdpworkbench.product/target/repository"}) {
                Path candidate = above.resolve(place);
                if (Files.exists(candidate.resolve("content.jar"))) {
                    return Source.of(candidate.toString()).orElseThrow();
                }
            }
        }
        throw new RefusedException("Say with --repository where the p2 repository of this workbench is: there is none "
                + "beside the installation.");
    }

    /** A project that cannot be built is of no use, and its build would not say so clearly why. */
    static void require(Source source, BundleContext context) throws RefusedException, IOException {
        try (Apart apart = Apart.open(context); Sites sites = new Sites(apart.agent())) {
            if (!sites.holds(source, TEST_KIT)) {
                throw new RefusedException("\"" + source.text() + "\" is not the p2 repository of a workbench: it "
                        + "holds no " + TEST_KIT + ".");
            }
        }
    }
}
