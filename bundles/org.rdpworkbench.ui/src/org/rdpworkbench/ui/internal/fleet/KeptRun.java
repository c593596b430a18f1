// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.repair.PlansFile;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.run.WholeFile;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Store;

/**
 * Which hosts were repaired together last, beside their journals, so that a window that is opened later can go on with
 * them. Not for the UI thread.
 */
final class KeptRun {

    private static final String NAME = "latest-hosts.plans";
    /** Of the domain controller that was asked for its time; not there where none was. */
    private static final String CONTROLLER = "latest-hosts.controller";

    private KeptRun() {}

    static void keep(FleetRun run) throws IOException {
        Files.createDirectories(file(NAME).getParent());
        if (run.controller().isPresent()) {
            write(CONTROLLER, run.controller().get().toString().getBytes(StandardCharsets.UTF_8));
        } else {
            Files.deleteIfExists(file(CONTROLLER));
        }
        write(NAME, new PlansFile(run.since(), run.plans(), Map.of()).write());
    }

    private static void write(String name, byte[] bytes) throws IOException {
        try (WholeFile whole = WholeFile.at(file(name).toString())) {
            whole.write(bytes);
        }
    }

    /**
     * As far as its journals tell; empty where there was none.
     *
     * @throws RefusedException with a sentence, where what was kept cannot be read
     */
    static Optional<FleetRun> find() throws IOException, RefusedException {
        try {
            PlansFile kept = PlansFile.read(Files.readAllBytes(file(NAME)));
            FleetRun run = new FleetRun(kept.plans(), kept.at(), controller());
            run.found(FleetJob.known(run));
            return Optional.of(run);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RefusedException e) {
            throw new RefusedException("What was kept of the latest repair of hosts " + e.getMessage());
        }
    }

    private static Optional<Target> controller() throws IOException, RefusedException {
        try {
            return Optional.of(Target.valueOf(Files.readString(file(CONTROLLER))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new RefusedException("names no domain controller in " + CONTROLLER + ".");
        }
    }

    private static Path file(String name) {
        return Store.journals().folder().resolve(name);
    }
}
