// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.plugins.Feature;

final class FeatureTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.x", "com.acme.x.feature", "com.acme.x.feature.feature.group",
        "com.acme.x.feature.group"})
    void everyNameOfAPluginLeadsToItsId(String name) {
        assertEquals("com.acme.x", Feature.pluginId(name));
    }

    @Test
    void isReadWithItsTexts() throws IOException {
        Files.writeString(folder.resolve("feature.properties"), "label=Gateway\n");
        Files.writeString(folder.resolve("feature.xml"), """
                <feature id="com.acme.x.feature" label="%label" version="1.0.0" provider-name="Acme">
                  <description>Two
                    lines.</description>
                  <includes id="com.acme.y.feature" version="1.0.0"/>
                  <plugin id="com.acme.x" version="1.0.1"/>
                  <plugin id="com.acme.x.linux" os="linux" version="1.0.2"/>
                </feature>
                """);
        assertEquals(new Feature("com.acme.x.feature", "1.0.0", "Gateway", "Two lines.", "Acme",
                List.of(new Feature.Part("com.acme.x", "1.0.1", true),
                        new Feature.Part("com.acme.x.linux", "1.0.2", false)),
                List.of("com.acme.y.feature")), Feature.read(folder));
    }

    @Test
    void whatHasNoLabelIsCalledByItsId() throws IOException {
        Files.writeString(folder.resolve("feature.xml"), "<feature id=\"com.acme.x.feature\" version=\"1.0.0\"/>");
        assertEquals("com.acme.x", Feature.read(folder).label());
    }

    @Test
    void refersToNothingElsewhere() throws IOException {
        Files.writeString(folder.resolve("feature.xml"),
                "<!DOCTYPE feature SYSTEM \"file:///etc/passwd\"><feature id=\"x\" version=\"1\"/>");
        assertThrows(IOException.class, () -> Feature.read(folder));
    }
}
