// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.SavedEvidence;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.cases.CaseOrigin;

/**
 * Cases out of files, judged with the plugins that are installed now.
 *
 * @param cases the first ones
 * @param more there are others, which were left out
 * @param problems files that cannot be read
 */
public record SavedCases(List<OpenCase> cases, boolean more, List<IStatus> problems) {

    /** One editor for each of some hundred cases would make the workbench stand still. */
    public static final int MOST = 10;

    private record Found(CaseOrigin origin, CaseRecord record) {}

    /**
     * The plugins that read and judge, as they are now. Not for the UI thread.
     *
     * @throws CoreException with one sentence when the engine is not there
     */
    public static Snapshot plugins() throws CoreException {
        return Services.find(Diagnostics.class).orElseThrow(
                () -> new CoreException(Status.error("The diagnosis engine is not installed."))).snapshot();
    }

    /** Reads and judges in the calling thread. */
    static SavedCases of(List<Path> files, Snapshot plugins) {
        List<Found> found = new ArrayList<>();
        List<IStatus> problems = new ArrayList<>();
        for (Path file : files) {
            if (found.size() <= MOST) {
                try {
                    found.addAll(found(file, plugins));
                } catch (CoreException e) {
                    problems.add(e.getStatus());
                }
            }
        }
        return new SavedCases(found.stream().limit(MOST).map(one -> judged(one, plugins)).toList(),
                found.size() > MOST, problems);
    }

    private static List<Found> found(Path file, Snapshot plugins) throws CoreException {
        List<CaseRecord> records = read(file, plugins);
        List<Found> all = new ArrayList<>();
        for (CaseRecord record : records.subList(0, Math.min(MOST + 1, records.size()))) {
            int number = records.size() == 1 ? 0 : all.size() + 1;
            all.add(new Found(new CaseOrigin.InFile(file.toAbsolutePath(), number), record));
        }
        return all;
    }

    private static OpenCase judged(Found found, Snapshot plugins) {
        OpenCase open = OpenCase.saved(found.record().target(), found.origin());
        CaseReading.judge(open, found.record(), plugins);
        return open;
    }

    /**
     * Reads a file that may be anything: a case file, or what a reader of the plugins knows, such as the log of a
     * client.
     *
     * @throws CoreException with one sentence when it holds no evidence that is known here, is damaged or too large
     */
    public static List<CaseRecord> read(Path file, Snapshot plugins) throws CoreException {
        String name = Plain.escape(file.toString());
        try (InputStream in = Files.newInputStream(requireFile(file))) {
            return read(name, in.readNBytes(CaseFormat.MOST_BYTES + 1), plugins);
        } catch (IOException e) {
            throw new CoreException(Status.error(name + " cannot be read.", e));
        } catch (CaseFormatException e) {
            throw new CoreException(Status.error(name + " " + e.getMessage(), e));
        }
    }

    /** The same of what is in memory, with a name for it at the beginning of a sentence. */
    static List<CaseRecord> read(String name, byte[] content, Snapshot plugins) throws CoreException {
        try {
            List<CaseRecord> records = SavedEvidence.read(plugins, content);
            if (records.isEmpty()) {
                throw new CaseFormatException("holds no case.");
            }
            return records;
        } catch (CaseFormatException e) {
            throw new CoreException(Status.error(name + " " + e.getMessage(), e));
        }
    }

    /** Reading a pipe may take for ever. */
    private static Path requireFile(Path file) throws CaseFormatException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new CaseFormatException("is not a file.");
        }
        return file;
    }

    /**
     * Says what is the matter with each file, in a line of its own.
     *
     * @throws CoreException when there are problems
     */
    public static void requireNone(List<IStatus> problems) throws CoreException {
        if (!problems.isEmpty()) {
            String more = problems.size() > MOST ? "\nand " + (problems.size() - MOST) + " more files" : "";
            throw new CoreException(Status.error(problems.stream().limit(MOST).map(IStatus::getMessage)
                    .collect(Collectors.joining("\n")) + more));
        }
    }
}
