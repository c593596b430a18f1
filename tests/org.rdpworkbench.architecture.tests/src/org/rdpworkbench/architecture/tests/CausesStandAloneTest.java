// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cause lives in its own folders and has two lines elsewhere: one in the product, one in the site's categories. */
final class CausesStandAloneTest {

    private static final String PRODUCT = "releng/org.rdpworkbench.product/rdpworkbench.product";
    private static final String SITE = "releng/org.rdpworkbench.product/category.xml";

    @Test
    void everyCauseIsARootFeatureWithOneLineInTheProductAndOneInTheSite() {
        for (String cause : causes()) {
            String feature = Workspace.PREFIX + cause + ".feature";
            assertTrue(Files.exists(Workspace.ROOT.resolve("features/" + feature + "/feature.xml")), feature);
            assertEquals(1, lines(PRODUCT, cause), cause + " in the product");
            assertTrue(Workspace.text(Workspace.ROOT.resolve(PRODUCT)).lines()
                    .anyMatch(line -> line.contains("\"" + feature + "\"") && line.contains("installMode=\"root\"")),
                    feature + " is a root");
            assertEquals(1, lines(SITE, cause), cause + " in the site");
        }
    }

    @Test
    void nothingElseNamesACausesBundles() {
        List<String> wrong = new ArrayList<>();
        for (String cause : causes()) {
            for (String folder : List.of("bundles", "features", "releng", "tests")) {
                for (Path file : Workspace.files(folder, CausesStandAloneTest::readable)) {
                    String path = Workspace.ROOT.relativize(file).toString();
                    boolean own = path.contains(Workspace.PREFIX + cause + "/")
                            || path.contains(Workspace.PREFIX + cause + ".");
                    if (!own && !path.equals(PRODUCT) && !path.equals(SITE)
                            && Workspace.text(file).contains(Workspace.PREFIX + cause)) {
                        wrong.add(path + " names " + cause);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static List<String> causes() {
        return Workspace.bundles().stream().map(BundleProject::name)
                .filter(name -> name.startsWith("cause.") && !name.endsWith(".ui")).toList();
    }

    /** But not the poms that the build writes down while it runs. */
    private static boolean readable(Path file) {
        return !file.getFileName().toString().startsWith(".tycho-") && file.toString().matches(
                ".*\\.(java|xml|MF|properties|product|target|html|txt|tsv|css|sh|c)|.*/releng/(run|test|bench)");
    }

    private static long lines(String file, String cause) {
        return Workspace.text(Workspace.ROOT.resolve(file)).lines()
                .filter(line -> line.contains(Workspace.PREFIX + cause + ".")).count();
    }
}
