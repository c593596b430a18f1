// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of a repair behind a look at its host. */
final class LookWords {

    static final String GONE = "A look from outside does not find the cause any more.";
    static final String NOT_YET = "A look does not find the cause any more, and the host has not restarted since it "
            + "was applied; restart it and look again.";
    static final String WORSE = "A look does not get as far as the one before the repair.";
    static final String FOUND = "A look still finds the cause.";
    static final String OPEN = "A look does not tell whether the cause is gone.";
    /** Behind one of these. */
    static final String NOBODY_DOES = " Nobody can take back what was done.";

    private static final String NOBODY = "A look still finds the cause, and nobody can take back what was done. If the "
            + "host has restarted since, it was of no use.";
    private static final String STILL_THERE = FOUND + " Nothing was taken back for that; undo does it.";
    private static final String STILL_WAITING = FOUND + " If the host has restarted since it was applied, it is of no "
            + "use, and undo takes it back.";

    private LookWords() {}

    /** Of a host that was restarted, what a look says that does not find the cause gone. */
    static String restarted(Repair repair, Proof proof) {
        return "The host has restarted. " + switch (proof) {
            case WORSE -> WORSE;
            case STILL_THERE -> FOUND;
            case AS_BEFORE -> asBefore(repair, false);
            case GONE, OPEN -> OPEN;
            case ELSEWHERE, UNASKED -> proof.unproven().orElseThrow();
        };
    }

    /**
     * Of one that only the inside confirms.
     *
     * @param waits whether its host has not restarted yet, as it has to
     */
    static String asBefore(Repair repair, boolean waits) {
        Optional<Outside> before = repair.notes().before();
        Optional<String> odd = before.flatMap(Outside::odd);
        String shown = (repair.plan().restarts() ? "The connection from here is as before that"
                : "What is set is right, and the connection from here is as before the repair") + odd.map(words ->
                ": " + words).orElse(", which does not show that the cause is gone") + ". ";
        if (waits) {
            return shown + "It shows when the host has restarted.";
        }
        return shown + (odd.isPresent() ? "Find out what does not use what is set, and look again."
                : before.flatMap(Outside::broke).isPresent() ? "It still breaks later on: diagnose the host anew."
                : "Connect as those who could not" + (repair.undoable() ? ", and undo it where it is of no use to them."
                        : "."));
    }

    /** That a service is still off which a way back had stopped and no plan; empty where none is. */
    static Optional<String> leftOff(Repair repair) {
        return Optional.of(repair.notes().leftOff()).filter(off -> !off.isEmpty()).map(off -> "A way back had stopped "
                + off.stream().map(one -> LiveDependents.name(one.step().setting())).collect(Collectors.joining(", "))
                + ", which is still off: resume starts it where that is approved. Find out why where it does not "
                + "start.");
    }

    /**
     * Of one that stays applied behind a later look.
     *
     * @param unasked that nobody knows at which machine the look was, behind a sentence; empty where that is known
     * @param changed the setting that does not hold any more what the plan gave it, in words; empty where all do
     * @param waits whether its host has not restarted yet, as it has to
     */
    static String pending(Repair repair, Proof proof, String unasked, Optional<String> changed, boolean waits) {
        return notYet(repair, proof, unasked, changed, waits) + repair.notes().overdue(Instant.now()).map(since ->
                " It should have shown by " + since.truncatedTo(ChronoUnit.SECONDS) + ": "
                + (repair.until().isPresent() ? "restart the host and look again" : "find out what it waits for")
                + (repair.undoable() ? ", or undo it." : ".")).orElse("");
    }

    private static String notYet(Repair repair, Proof proof, String unasked, Optional<String> changed,
            boolean waits) {
        if (changed.isPresent()) {
            return "It is not all in place any more: " + changed.get() + ".";
        }
        return leftOff(repair).orElseGet(() -> stays(repair, proof, waits) + unasked);
    }

    /**
     * What a look says of one that stays applied.
     *
     * @param waits whether its host has not restarted yet, as it has to
     */
    static String stays(Repair repair, Proof proof, boolean waits) {
        return repair.plan().restarts() ? restarted(repair, proof) : switch (proof) {
            case ELSEWHERE, UNASKED -> proof.unproven().orElseThrow();
            case AS_BEFORE -> asBefore(repair, waits);
            case WORSE -> WORSE + (repair.undoable() ? " Nothing was taken back for that; undo does it." : NOBODY_DOES);
            case OPEN -> OPEN;
            case GONE, STILL_THERE -> !repair.undoable() ? NOBODY
                    : repair.plan().waitsForRestart() ? STILL_WAITING : STILL_THERE;
        };
    }
}
