// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Target;

/** What a client says on which a host failed, in a file that a person named. */
record ClientFile(String name) {

    /**
     * What it says of that host. Not for the UI thread.
     *
     * @throws RefusedException with a sentence, also where it says nothing of it
     */
    List<Evidence.Observed> of(Target target, Repairs engine) throws RefusedException {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            List<Evidence.Observed> seen = engine.client(in.readNBytes(CaseFormat.MOST_BYTES + 1), target);
            if (seen.isEmpty()) {
                throw new RefusedException(name + " says nothing of a client of " + target + "; it is about other "
                        + "hosts, or was made at a host.");
            }
            return seen;
        } catch (IOException | InvalidPathException e) {
            throw new RefusedException(name + " cannot be read.");
        } catch (CaseFormatException e) {
            throw new RefusedException(name + " " + e.getMessage());
        }
    }
}
