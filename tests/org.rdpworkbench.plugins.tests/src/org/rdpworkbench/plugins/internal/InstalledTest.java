// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstalledTest {

    @TempDir
    private Path home;

    @BeforeEach
    void bundles() throws IOException {
        Path info = home.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
        Files.createDirectories(info.getParent());
        Files.writeString(info, "#version=1\na,1.0.0,plugins/a.jar,4,false\nb,2.0.0,plugins/b.jar,4,false\n");
    }

    private List<String> plugins() throws IOException {
        return Installed.in(new Installation(home, "any")).plugins().stream()
                .map(feature -> feature.plugin() + " " + feature.version()).toList();
    }

    private void feature(String id, String version, String content) throws IOException {
        Path folder = Files.createDirectories(home.resolve("features/" + id + "_" + version));
        Files.writeString(folder.resolve("feature.xml"),
                "<feature id=\"" + id + "\" version=\"" + version + "\">" + content + "</feature>");
    }

    @Test
    void theFolderOfAFeatureProvesNothing() throws IOException {
        feature("a.feature", "1.0.0", "<plugin id=\"a\" version=\"1.0.0\"/>");
        feature("a.feature", "0.9.0", "<plugin id=\"a\" version=\"0.9.0\"/>");
        feature("c.feature", "1.0.0", "<plugin id=\"c\" version=\"1.0.0\"/>");
        Files.createDirectories(home.resolve("features/half"));
        assertEquals(List.of("a 1.0.0"), plugins());
    }

    @Test
    void aPartOfAnotherIsNoPluginOfItsOwn() throws IOException {
        feature("a.feature", "1.0.0", "<includes id=\"b.feature\"/><plugin id=\"a\" version=\"1.0.0\"/>");
        feature("b.feature", "1.0.0", "<plugin id=\"b\" version=\"2.0.0\"/>");
        assertEquals(List.of("a 1.0.0"), plugins());
    }

    @Test
    void whatIsForOtherSystemsNeedNotBeThere() throws IOException {
        feature("b.feature", "1.0.0",
                "<plugin id=\"b\" version=\"2.0.0\"/><plugin id=\"w\" os=\"win32\" version=\"1\"/>");
        assertEquals(List.of("b 1.0.0"), plugins());
    }
}
