// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rdpworkbench.core.spi.FixPlan;

/**
 * What a person agrees to who takes a repair back: the way back interrupts as the way forth did, and what had made the
 * host better protected leaves it less protected when it is gone.
 *
 * @param host its name
 * @param interrupts whether a service goes off and on, or stays off
 * @param weakens whether the host is less protected afterwards
 */
public record UndoConsent(String host, boolean interrupts, boolean weakens) {

    /** That of a repair, by what of it is in place. */
    public static UndoConsent of(Repair repair) {
        RepairPlan plan = repair.plan();
        List<String> settings = IntStream.range(0, plan.steps().size()).filter(i -> inPlace(repair, i))
                .mapToObj(i -> plan.steps().get(i).setting()).toList();
        if (repair.unkept()) {
            // That it is taken back was agreed to when it was begun.
            return new UndoConsent(plan.target().host(), false, false);
        }
        // What was restarted for a value is restarted once more for it, also where an earlier way back did that.
        boolean restarts = Bounced.isBegun(repair)
                && (!settings.isEmpty() || !repair.notes().backs().restarts().isEmpty());
        boolean interrupts = restarts || settings.stream().anyMatch(setting -> setting.startsWith(RepairPlan.SERVICE))
                || !settings.isEmpty() && !plan.interruption().isEmpty();
        return new UndoConsent(plan.target().host(), interrupts,
                !settings.isEmpty() && plan.security() == FixPlan.Security.STRONGER);
    }

    /** Whether it agrees to more than that one, or to something else. */
    boolean exceeds(UndoConsent other) {
        return interrupts && !other.interrupts || weakens && !other.weakens;
    }

    private static boolean inPlace(Repair repair, int step) {
        Repair.Progress so = repair.progress().get(step);
        return repair.plan().steps().get(step).undoable() && so != Repair.Progress.NOT_BEGUN
                && so != Repair.Progress.TAKEN_BACK;
    }

    /** Whether there is something to agree to. */
    public boolean needed() {
        return interrupts || weakens;
    }

    /** What that is, a sentence each. */
    public List<String> sentences(LocalDate today) {
        List<String> sentences = new ArrayList<>();
        if (interrupts) {
            sentences.add("Services of " + host + " stop or restart for it, and who is connected may be cut off.");
        }
        if (weakens) {
            sentences.add("The repair had made " + host + " better protected; without it that is over. The day that "
                    + "you name is that by which you look at it again, at the latest " + Weakening.last(today) + ".");
        }
        return List.copyOf(sentences);
    }

    /**
     * What a person types who agrees: the name of the host, and where that is weaker afterwards also the day by which
     * to look at it again, of which the one that is offered stands here.
     */
    public String agreement(LocalDate today) {
        return weakens ? weaken() + Weakening.offered(today) : host;
    }

    private String weaken() {
        return "weaken " + host + " until ";
    }

    /** Whether a person agrees who was asked to type the {@link #agreement}, and typed this. */
    public boolean agreedBy(String typed, LocalDate today) {
        return weakens ? until(typed, today).isPresent() : typed.strip().equals(host);
    }

    /** The day that was named, where the host is weaker afterwards and that is one to which a person can agree. */
    public Optional<LocalDate> until(String typed, LocalDate today) {
        String words = typed.strip();
        return weakens && words.startsWith(weaken()) ? Weakening.agreed(words.substring(weaken().length()), today)
                : Optional.empty();
    }
}
