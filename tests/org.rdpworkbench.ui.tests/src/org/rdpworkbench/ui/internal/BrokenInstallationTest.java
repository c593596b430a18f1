// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.run.Completeness;

/** A window on an installation that lost a part would judge wrongly, so none opens and a person is told why. */
class BrokenInstallationTest {

    @TempDir
    Path folder;

    @Test
    void whatIsLostIsNamedInOneSentence() throws Exception {
        Files.writeString(folder.resolve("list"), "com.acme.cause,1.0.0,lost.jar,4,false\n");
        assertEquals(Optional.of("The installation is broken (lost.jar is missing), and its verdicts would be "
                + "wrong: install it again, or let \"rdpworkbench plugins check\" say what does not run."),
                WorkbenchApplication.refusal(installed()));
    }

    @Test
    void aWholeOneOpens() throws Exception {
        Files.writeString(folder.resolve("list"), "");
        assertEquals(Optional.empty(), WorkbenchApplication.refusal(installed()));
        assertEquals(Optional.empty(), WorkbenchApplication.refusal(Completeness.of(
                FrameworkUtil.getBundle(WorkbenchApplication.class).getBundleContext())), "this one");
    }

    private Completeness installed() {
        String place = "file:" + folder + "/";
        return new Completeness(List.of(), property -> property.endsWith("configUrl") ? "file:list" : place);
    }
}
