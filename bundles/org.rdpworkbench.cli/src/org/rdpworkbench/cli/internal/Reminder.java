// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.TrialWords;
import org.rdpworkbench.report.WeakeningWords;
import org.rdpworkbench.store.JournalFolder;
import org.rdpworkbench.store.Store;

/**
 * What is to be said of earlier repairs: which left hosts less protected, and which nobody kept. It is read from the
 * journals while something else is waited for.
 */
final class Reminder {

    /** What cannot be read; complete once the reading is over. */
    private final List<String> unreadable = new ArrayList<>();
    private final FutureTask<List<Repair>> reading;

    /** Begins to read those of this machine. */
    Reminder() {
        this(Store.journals());
    }

    Reminder(Journals journals) {
        reading = new FutureTask<>(() -> read(journals, unreadable));
        Thread.ofPlatform().daemon().name("Reminder").start(reading);
    }

    /** Nobody is kept from looking at a host by what cannot be read, but it is said: a weaker host may be among it. */
    private static List<Repair> read(Journals journals, List<String> unreadable) {
        try {
            return journals.all(unreadable);
        } catch (IOException e) {
            unreadable.add("The journals of repairs cannot be read.");
            return List.of();
        }
    }

    /** All that leave a host less protected. */
    List<Weakening> weakened() {
        return Weakening.of(repairs());
    }

    private List<Repair> repairs() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return reading.get();
                } catch (InterruptedException e) {
                    // They are small files, and the result that is under way is to have them.
                    interrupted = true;
                } catch (ExecutionException e) {
                    return List.of();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Says them, unless the person wants no remarks. */
    void tell(OutputOptions options, PrintWriter err) {
        if (!options.quiet()) {
            tell(err);
        }
    }

    /** Says them before a command that does not do so by itself, and reads nothing where there is nothing to say. */
    static void atStart(PrintWriter err) {
        if (OpenEnds.in(JournalFolder.ofPerson())) {
            new Reminder().tell(err);
        }
    }

    private void tell(PrintWriter err) {
        List<Repair> all = repairs();
        TrialWords.atStart(all, Instant.now()).forEach(words -> err.println("rdpworkbench: " + words));
        WeakeningWords.atStart(Weakening.of(all), LocalDate.now()).forEach(words ->
                err.println("rdpworkbench: " + words));
        unreadable.forEach(words -> err.println("rdpworkbench: " + Plain.escape(words)));
        err.flush();
    }
}
