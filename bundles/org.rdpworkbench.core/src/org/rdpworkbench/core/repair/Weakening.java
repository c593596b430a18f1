// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;

/**
 * That a host is less protected since a repair, or since one was undone that had made it better protected, which a
 * person agreed to by naming a day. On that day nothing happens by itself but that it is said more plainly.
 *
 * @param repair its id
 * @param machine which machine it is, as its settings name it
 * @param cause that was removed by it
 * @param what was done, one English sentence
 * @param until the day on which somebody wants to look at it again
 * @param end how it comes to its end
 */
public record Weakening(String repair, Target target, String machine, String cause, String what, LocalDate since,
        LocalDate until, End end) {

    /** How it comes to its end. */
    public enum End {
        /** The repair is undone, and with nothing else. */
        UNDO,
        /** Nobody can take it back, so that a person notes it. */
        NOTE,
        /** The host is repaired anew, or a person notes it. */
        REPAIR
    }

    /** Of those who do not say otherwise. */
    public static final int OFFERED_DAYS = 7;
    /** Nobody is asked to bear it for longer without thinking of it again. */
    public static final int MOST_DAYS = 90;

    /** Those of all repairs, what is overdue first and the earlier day before the later one. */
    public static List<Weakening> of(List<Repair> repairs) {
        return repairs.stream().flatMap(repair -> of(repair).stream()).sorted(Comparator.comparing(Weakening::until)
                .thenComparing(Weakening::repair)).toList();
    }

    /** One that can be taken back. */
    public Weakening(String repair, Target target, String machine, String cause, String what, LocalDate since,
            LocalDate until) {
        this(repair, target, machine, cause, what, since, until, End.UNDO);
    }

    /** That of a repair: empty where it weakens nothing, where nothing of it was begun, and where it has ended. */
    public static Optional<Weakening> of(Repair repair) {
        return (weakens(repair.plan()) ? byRepair(repair) : byUndo(repair))
                .filter(one -> repair.notes().protectedAgain().isEmpty());
    }

    private static Optional<Weakening> byRepair(Repair repair) {
        RepairPlan plan = repair.plan();
        boolean begun = repair.progress().stream().anyMatch(step -> step != Repair.Progress.NOT_BEGUN
                && step != Repair.Progress.TAKEN_BACK);
        LocalDate since = day(repair.at());
        return begun && repair.outcome() != Outcome.UNDONE ? Optional.of(of(repair, since,
                repair.weakUntil().orElse(offered(since)), lasts(plan) ? End.NOTE : End.UNDO)) : Optional.empty();
    }

    /** Nothing where it came to nothing, or where it was gone on with since. */
    private static Optional<Weakening> byUndo(Repair repair) {
        boolean back = repair.progress().stream().anyMatch(step -> step == Repair.Progress.UNDOING
                || step == Repair.Progress.TAKEN_BACK);
        return repair.notes().wayBack().filter(way -> back)
                .map(way -> of(repair, day(way.at()), way.until(), End.REPAIR));
    }

    private static Weakening of(Repair repair, LocalDate since, LocalDate until, End end) {
        RepairPlan plan = repair.plan();
        return new Weakening(repair.id(), plan.target(), plan.machine(), plan.cause(), plan.what(), since, until, end);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Whether a plan needs that a person agrees to this by itself. */
    public static boolean weakens(RepairPlan plan) {
        return plan.security() == FixPlan.Security.WEAKER;
    }

    /** Whether a plan does nothing that anybody could take back. */
    public static boolean lasts(RepairPlan plan) {
        return plan.steps().stream().noneMatch(Step::undoable);
    }

    /** The day that is offered. */
    public static LocalDate offered(LocalDate today) {
        return today.plusDays(OFFERED_DAYS);
    }

    /** The last day to which anybody can agree. */
    public static LocalDate last(LocalDate today) {
        return today.plusDays(MOST_DAYS);
    }

    /** Whether a person can agree to that day. */
    private static boolean possible(LocalDate day, LocalDate today) {
        return !day.isBefore(today) && !day.isAfter(last(today));
    }

    /**
     * The day to which somebody has agreed.
     *
     * @param weaker what leaves the host less protected, as the beginning of a sentence
     * @throws RefusedException where they have not, or to one that cannot be
     */
    static LocalDate requireDay(String weaker, Manner manner) throws RefusedException {
        return manner.weakUntil().filter(day -> possible(day, LocalDate.now())).orElseThrow(
                () -> new RefusedException(weaker + ", and nobody has agreed to that with a day within " + MOST_DAYS
                        + " days on which it is looked at again."));
    }

    /** The day to which a person agrees who was asked to type one, and typed this. */
    public static Optional<LocalDate> agreed(String typed, LocalDate today) {
        try {
            return Optional.of(LocalDate.parse(typed.strip())).filter(day -> possible(day, today));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a person may note that it is over: where an undo ends it, the undo says so. */
    public boolean notable() {
        return end != End.UNDO;
    }

    /**
     * Whether another repair ends it: one that does at that machine what the one did that was undone, and is seen from
     * outside. What still waits for a restart protects nobody yet.
     */
    boolean endsBy(Repair other) {
        return end == End.REPAIR && other.outcome() == Outcome.CONFIRMED && !other.unkept()
                && !other.id().equals(repair)
                && other.plan().machine().equals(machine) && other.plan().cause().equals(cause);
    }

    /** Whether the day is over on which somebody wanted to look at it again. */
    public boolean overdue(LocalDate today) {
        return today.isAfter(until);
    }

    /**
     * Whether it is about a host that is looked at. Behind one name there may be several, each by a port of its own.
     *
     * @param computer what the host that is looked at calls itself, as far as that is known
     */
    public boolean at(Target looked, Optional<String> computer) {
        String name = machine.substring(machine.indexOf('/') + 1);
        boolean sameName = target.host().equalsIgnoreCase(looked.host());
        return sameName && (target.port() == looked.port() || computer.isEmpty())
                || computer.filter(one -> !name.isEmpty() && one.equalsIgnoreCase(name)).isPresent();
    }
}
