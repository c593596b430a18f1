// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Target;

/**
 * The last case of each host in the list, one file a host beside the other data of this plugin, so that a result is not
 * gone when its editor is closed. Reads and writes in the calling thread.
 *
 * @param folder where they are; made when the first one is kept
 */
public record LastCases(Path folder) {

    /** A larger one is not kept: whoever needs such a case saves it. */
    static final int MOST_BYTES = 4 << 20;

    /** Those of this workspace. */
    static LastCases ofWorkspace() {
        return new LastCases(Platform.getStateLocation(FrameworkUtil.getBundle(LastCases.class))
                .append("cases").toPath());
    }

    /** Deletes those of hosts that were removed from the list, in the background. */
    public static void forget(List<Target> hosts) {
        ICoreRunnable delete = monitor -> {
            for (Target host : hosts) {
                ofWorkspace().delete(host);
            }
        };
        Job.createSystem("Forgetting cases", delete).schedule();
    }

    /** Keeps a case in place of the one before, as far as that can be done; a look is worth no less without it. */
    void keep(CaseRecord record) {
        try {
            Files.createDirectories(folder);
            if (CaseFormat.write(List.of(record)).length <= MOST_BYTES) {
                SaveCase.write(file(record.target()), record);
            } else {
                delete(record.target());
            }
        } catch (CoreException | IOException e) {
            ILog.of(LastCases.class).warn("The last case of " + record.target() + " cannot be kept.", e);
        }
    }

    /** The last case of a host; none where it cannot be read. */
    Optional<CaseRecord> find(Target host) {
        if (!Files.exists(file(host))) {
            return Optional.empty();
        }
        try {
            return SavedCases.read(file(host)).stream().filter(record -> record.target().equals(host)).findFirst();
        } catch (CoreException e) {
            ILog.of(LastCases.class).warn("The last case of " + host + " cannot be read.", e);
            return Optional.empty();
        }
    }

    void delete(Target host) throws CoreException {
        try {
            Files.deleteIfExists(file(host));
        } catch (IOException e) {
            throw new CoreException(Status.error("The last case of " + host + " cannot be deleted.", e));
        }
    }

    /** Names of hosts may be longer than names of files, and hold what those must not. */
    private Path file(Target host) {
        return folder.resolve(UUID.nameUUIDFromBytes(host.toString().getBytes(StandardCharsets.UTF_8)) + ".case");
    }
}
