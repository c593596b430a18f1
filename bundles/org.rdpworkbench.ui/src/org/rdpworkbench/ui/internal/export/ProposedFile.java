// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.rdpworkbench.report.Redaction;
import org.rdpworkbench.ui.internal.LocalTimes;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.hosts.HostRow;

/** The file that is proposed for an export: named after host and day, in the folder that was used last. */
final class ProposedFile {

    private static final String FOLDER = "folder";
    private static final int MOST_NAME = 80;

    private ProposedFile() {}

    /** @param settings where the folder was written down */
    static Path of(List<CaseSource> cases, ExportFormat format, Redaction.Level redact, IDialogSettings settings) {
        return folder(settings).resolve(name(cases, redact) + "." + format.extension());
    }

    /** The next proposal lies beside that file. */
    static void remember(Path file, IDialogSettings settings) {
        settings.put(FOLDER, file.toAbsolutePath().getParent().toString());
    }

    private static Path folder(IDialogSettings settings) {
        Path home = Path.of(System.getProperty("user.home"));
        try {
            return Optional.ofNullable(settings.get(FOLDER)).map(Path::of).filter(Files::isDirectory).orElse(home);
        } catch (InvalidPathException e) {
            return home;
        }
    }

    /** The name of the file would tell what the file does not. */
    private static String name(List<CaseSource> cases, Redaction.Level redact) {
        Optional<CaseSource.About> about = cases.size() == 1 ? cases.getFirst().about() : Optional.empty();
        String host = about.filter(one -> redact == Redaction.Level.NONE)
                .map(one -> safe(HostRow.plain(one.target()))).filter(safe -> !safe.isEmpty())
                .orElse(cases.size() == 1 ? "diagnosis" : "diagnoses");
        return host + "_" + LocalTimes.day(about.map(CaseSource.About::at).orElseGet(Instant::now));
    }

    /** What every file system takes. */
    private static String safe(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9.-]+", "_").replaceFirst("^[._-]+", "");
        return plain.substring(0, Math.min(MOST_NAME, plain.length()));
    }
}
