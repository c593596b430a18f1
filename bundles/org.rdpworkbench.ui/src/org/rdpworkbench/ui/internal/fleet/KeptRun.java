// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.repair.PlansFile;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.run.WholeFile;
import org.rdpworkbench.store.Store;

/**
 * Which hosts were repaired together last, beside their journals, so that a window that is opened later can go on with
 * them. Not for the UI thread.
 */
final class KeptRun {

    private static final String NAME = "latest-hosts.plans";

    private KeptRun() {}

    static void keep(FleetRun run) throws IOException {
        Files.createDirectories(file().getParent());
        try (WholeFile whole = WholeFile.at(file().toString())) {
            whole.write(new PlansFile(run.since(), run.plans(), Map.of()).write());
        }
    }

    /**
     * As far as its journals tell; empty where there was none.
     *
     * @throws RefusedException with a sentence, where what was kept cannot be read
     */
    static Optional<FleetRun> find() throws IOException, RefusedException {
        try {
            PlansFile kept = PlansFile.read(Files.readAllBytes(file()));
            FleetRun run = new FleetRun(kept.plans(), kept.at());
            run.found(FleetJob.known(run));
            return Optional.of(run);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RefusedException e) {
            throw new RefusedException("What was kept of the latest repair of hosts " + e.getMessage());
        }
    }

    private static Path file() {
        return Store.journals().folder().resolve(NAME);
    }
}
