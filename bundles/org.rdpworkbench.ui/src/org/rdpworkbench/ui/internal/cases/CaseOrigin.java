// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IMemento;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.diagnosis.SavedCases;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Where a case lies, so that it can be read again: what an editor writes down to be there after a restart. */
public sealed interface CaseOrigin {

    /**
     * In the store.
     *
     * @param at when the look began
     */
    record Kept(String id, Instant at) implements CaseOrigin {}

    /**
     * In a file.
     *
     * @param number which of its cases, from 1; 0 for the only one
     */
    record InFile(Path file, int number) implements CaseOrigin {}

    static Kept of(History.Entry entry) {
        return new Kept(entry.id(), entry.at());
    }

    /** In words, not escaped. */
    default String words() {
        return switch (this) {
            case Kept kept -> "the history, " + CaseSource.when(kept.at());
            case InFile(Path file, int number) -> file + (number == 0 ? "" : ", case " + number);
        };
    }

    /**
     * Waits for files and the store, so it is not for the UI thread.
     *
     * @param plugins whose readers may know the file
     * @throws CoreException with one sentence when it is not there any more, or cannot be read
     */
    default CaseRecord read(Snapshot plugins) throws CoreException {
        return switch (this) {
            case Kept kept -> read(kept);
            case InFile in -> read(in, plugins);
        };
    }

    private static CaseRecord read(Kept kept) throws CoreException {
        try {
            return WindowStore.open().history().caseOf(kept.id()).orElseThrow(
                    () -> new CoreException(Status.error("This diagnosis is not kept any more.")));
        } catch (StoreException e) {
            throw new CoreException(Status.error(e.getMessage(), e));
        }
    }

    private static CaseRecord read(InFile in, Snapshot plugins) throws CoreException {
        List<CaseRecord> records = SavedCases.read(in.file(), plugins);
        if (in.number() == 0 && records.size() > 1) {
            throw new CoreException(Status.error(Plain.escape(in.file().toString()) + " holds " + records.size()
                    + " cases. Open it, and choose one of its editors."));
        }
        if (in.number() > records.size()) {
            throw new CoreException(Status.error(Plain.escape(in.words()) + " is not there any more."));
        }
        return records.get(Math.max(0, in.number() - 1));
    }

    /** Names of files may hold what XML cannot. */
    default void save(IMemento memento) {
        switch (this) {
            case Kept(String id, Instant at) -> {
                memento.putString("kept", id);
                memento.putString("at", at.toString());
            }
            case InFile(Path file, int number) -> {
                memento.putString("file", URLEncoder.encode(file.toString(), StandardCharsets.UTF_8));
                memento.putInteger("number", number);
            }
        }
    }

    /** What was saved there, or nothing where that is not to be read. */
    static Optional<CaseOrigin> of(IMemento memento) {
        String id = memento.getString("kept");
        String at = memento.getString("at");
        String file = memento.getString("file");
        try {
            if (id != null && at != null) {
                return Optional.of(new Kept(id, Instant.parse(at)));
            }
            return file == null ? Optional.empty()
                    : Optional.of(new InFile(Path.of(URLDecoder.decode(file, StandardCharsets.UTF_8)),
                            Math.max(0, Objects.requireNonNullElse(memento.getInteger("number"), 0))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
