// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.IMemento;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.LookWords;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.store.WindowStore;

/**
 * A case that can be had, and is read only when somebody wants it.
 *
 * @param name for a person, escaped
 * @param about what is known of it already; empty for a file that nobody has looked into
 * @param origin where it lies; empty when it is in memory only
 */
public record CaseSource(String name, Optional<About> about, Optional<CaseOrigin> origin, Reading reading) {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    static final int MOST_NAME = 80;
    private static final String NAME = "name";

    /** What tells one case of a host from another. */
    public record About(Target target, Instant at, Verdict verdict) {}

    /** How the case is had. */
    public interface Reading {

        /** Waits for files and the store, so it is not for the UI thread. */
        Run read(Snapshot plugins) throws CoreException;
    }

    /** Reads it in the calling thread; what is judged anew is judged with these plugins. */
    public Run read(Snapshot plugins) throws CoreException {
        return reading.read(plugins);
    }

    /** When the look began, in words; empty where nobody knows. */
    public String when() {
        return about.map(one -> when(one.at())).orElse("");
    }

    /** What came of it, in a word or two; empty where nobody knows. */
    public String result() {
        return about.map(one -> LookWords.of(one.verdict())).orElse("");
    }

    /** A moment in words, by the clock on the wall. */
    public static String when(Instant at) {
        return WHEN.format(at);
    }

    /** A case in the store. */
    public static CaseSource of(History.Entry entry) {
        return at(Plain.escape(entry.target().toString(), MOST_NAME) + ", " + when(entry.at()),
                Optional.of(new About(entry.target(), entry.at(), entry.verdict())), CaseOrigin.of(entry));
    }

    /** The same with another name before its own. */
    public CaseSource named(String first) {
        return new CaseSource(first + ", " + name, about, origin, reading);
    }

    /** The one case in a file. */
    public static CaseSource of(Path file) {
        return at(Plain.escape(file.toString(), MOST_NAME), Optional.empty(),
                new CaseOrigin.InFile(file.toAbsolutePath(), 0));
    }

    static CaseSource at(String name, Optional<About> about, CaseOrigin origin) {
        return new CaseSource(name, about, Optional.of(origin), plugins -> {
            CaseRecord record = origin.read(plugins);
            return new Run(record, Diagnostics.judge(plugins, record,
                    record.symptom().flatMap(SymptomLines::symptom)), false);
        });
    }

    /** Writes down what {@link #of(IMemento)} finds again. Only for one that has an origin. */
    public void save(IMemento memento) {
        memento.putString(NAME, name);
        origin.orElseThrow().save(memento);
    }

    /** What was saved there, or nothing where that is not to be read. */
    public static Optional<CaseSource> of(IMemento memento) {
        String name = memento.getString(NAME);
        return name == null ? Optional.empty()
                : CaseOrigin.of(memento).map(origin -> at(Plain.escape(name), Optional.empty(), origin));
    }

    /** What the store holds about hosts: the latest of each, in the order of the hosts. Not for the UI thread. */
    public static List<CaseSource> latest(List<Target> hosts) throws StoreException {
        List<CaseSource> found = new ArrayList<>();
        for (Target host : hosts) {
            WindowStore.open().history().latest(host).map(CaseSource::of).ifPresent(found::add);
        }
        return List.copyOf(found);
    }
}
