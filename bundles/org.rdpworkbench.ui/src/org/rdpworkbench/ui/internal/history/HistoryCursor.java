// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.rdpworkbench.report.LookWords;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.internal.cases.CaseSource;

/** Where a person is in the history of a host, and where the keys lead from there. */
final class HistoryCursor {

    private Optional<HostHistory> history = Optional.empty();
    private Optional<String> chosen = Optional.empty();

    void show(Optional<HostHistory> next) {
        history = next;
    }

    /** Goes to a diagnosis, or to none. False when it is there already. */
    boolean go(Optional<String> id) {
        boolean other = !id.equals(chosen);
        chosen = id;
        return other;
    }

    private List<History.Entry> diagnoses() {
        return history.map(HostHistory::diagnoses).orElse(List.of());
    }

    Optional<HostHistory> history() {
        return history;
    }

    /** The diagnosis that the person is at. */
    Optional<History.Entry> entry() {
        return diagnoses().stream().filter(entry -> chosen.equals(Optional.of(entry.id()))).findFirst();
    }

    /** Where a key leads, for the keys that lead somewhere. */
    Optional<History.Entry> after(int key) {
        List<History.Entry> all = diagnoses();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        int at = all.stream().map(History.Entry::id).toList().indexOf(chosen.orElse(""));
        int last = all.size() - 1;
        // The latest is the first of the list and the rightmost of the axis.
        return switch (key) {
            case SWT.ARROW_LEFT -> Optional.of(all.get(Math.min(last, at + 1)));
            case SWT.ARROW_RIGHT -> Optional.of(all.get(Math.max(0, at - 1)));
            case SWT.HOME -> Optional.of(all.get(last));
            case SWT.END -> Optional.of(all.getFirst());
            default -> Optional.empty();
        };
    }

    /** The same for those who do not see it. */
    String words() {
        return history.map(all -> "History of " + all.sentence() + entry().map(entry -> " Selected: " + words(entry))
                .orElse("")).orElse("History, no host");
    }

    static String words(History.Entry entry) {
        return CaseSource.when(entry.at()) + ", " + LookWords.of(entry.verdict()) + ": "
                + Plain.escape(entry.summary());
    }
}
