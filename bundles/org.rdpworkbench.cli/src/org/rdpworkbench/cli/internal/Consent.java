// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.FleetAgreement;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.UndoConsent;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.RepairText;

/** Whether a person agrees to a repair, and to when. */
record Consent(OutputOptions options) {

    /** Refuses what nobody has approved where somebody has to, and what may not be begun now. */
    void now(Approval approval) {
        refuse(missing(approval).or(approval::closed));
    }

    /** The same for what was begun before. */
    void nowForMore(Approval approval) {
        refuse(missing(approval).or(approval::closedForMore));
    }

    private static Optional<String> missing(Approval approval) {
        return approval.missing().map(why -> why.replaceFirst("; say both",
                "; say both with --approved-by and --change-id"));
    }

    private void refuse(Optional<String> why) {
        if (why.isPresent()) {
            throw options.bad(why.get());
        }
    }

    /** Refuses what can never be agreed to as it was asked; of no plan nothing is asked. */
    void possible(List<RepairPlan> plans, boolean yes) {
        if (yes && plans.stream().anyMatch(RepairPlan::needsConsent)) {
            throw options.bad((plans.size() == 1 ? "This plan" : "One of these plans") + " interrupts somebody, "
                    + "weakens the host or cannot be taken back, so --yes is not enough: leave it out, and type what "
                    + "you are asked for.");
        }
        if (!yes && !plans.isEmpty() && System.console() == null) {
            throw options.bad("There is no terminal to ask at; a script needs --yes, which is for plans that neither "
                    + "interrupt anybody nor weaken the host, and can be taken back.");
        }
    }

    /** Asks; anything else than the agreement is a no. */
    void given(RepairPlan plan, boolean yes) {
        if (yes) {
            return;
        }
        Console console = System.console();
        String typed = console.readLine(plan.oneWay() ? "This cannot be taken back. Type %s to go on: "
                : plan.lasts() ? "Not all that comes of this can be taken back. Type %s to go on: "
                : "Type the name of the host, %s, to go on: ", plan.agreement());
        if (typed == null || !plan.agreedBy(typed)) {
            throw options.bad("That was not " + plan.agreement() + ", so nothing was changed.");
        }
    }

    /**
     * The same for the way back, with the day on which to look again where the host is weaker afterwards.
     *
     * @param yes whether nothing is to be asked, which does only where there is nothing to agree to
     * @param agreed what a script says in place of typing it; null where nobody said anything
     */
    Optional<LocalDate> given(UndoConsent undo, boolean yes, String agreed, PrintWriter err) {
        if (!undo.needed()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.now();
        String phrase = undo.agreement(today);
        String what = String.join(" ", undo.sentences(today));
        if (yes && agreed == null) {
            throw options.bad(what + " So --yes is not enough: leave it out, and type what you are asked for.");
        }
        if (agreed == null && System.console() == null) {
            throw options.bad(what + " There is no terminal to ask at; a script agrees to that with --agree \"" + phrase
                    + "\"" + (undo.weakens() ? ", or with another day." : "."));
        }
        err.println(Plain.escape(what));
        err.flush();
        String typed = agreed != null ? agreed : System.console().readLine("Type \"%s\"%s to go on: ", phrase,
                undo.weakens() ? ", or with another day," : "");
        if (typed == null || !undo.agreedBy(typed, today)) {
            throw options.bad("That was not \"" + phrase + "\"" + (undo.weakens() ? ", nor with another day from "
                    + today + " to " + Weakening.last(today) : "") + ", so nothing was changed.");
        }
        return undo.until(typed, today);
    }

    /**
     * The same for one that was on its way back and goes forth again. Where its host is weaker afterwards that stays
     * so until the day that was agreed to when it was begun, which is typed once more.
     */
    void again(Repair repair, PrintWriter err) {
        RepairPlan plan = repair.plan();
        String what = "The repair " + repair.id() + " was on its way back, and to resume it does it anew: it "
                + "interrupts somebody, weakens the host or cannot be taken back.";
        if (System.console() == null) {
            throw options.bad(what + " There is no terminal to ask at; undo takes the rest of it back.");
        }
        err.println(Plain.escape(what));
        RepairText.warnings(plan).forEach(warning -> err.println("  ! " + Plain.escape(warning)));
        err.flush();
        given(plan, false);
        String day = repair.weakUntil().map(LocalDate::toString).orElse("");
        if (Weakening.weakens(plan) && !day.isEmpty()) {
            String typed = System.console().readLine("%s is less protected until %s. To agree to that too, type that "
                    + "day: ", plan.target().host(), day);
            if (typed == null || !typed.strip().equals(day)) {
                throw options.bad("That was not " + day + ", so nothing was changed.");
            }
        }
    }

    /** Asks once for all of them. */
    void given(List<RepairPlan> plans, boolean yes) {
        if (yes || plans.isEmpty()) {
            return;
        }
        String phrase = FleetAgreement.phrase(plans);
        String typed = System.console().readLine("Type \"%s\" to go on: ", phrase);
        if (typed == null || !typed.strip().equals(phrase)) {
            throw options.bad("That was not \"" + phrase + "\", so nothing was changed.");
        }
    }

    /**
     * Asks for more where a test leaves its host less protected for a while: the minutes are typed once more. Gives the
     * day on which it ends.
     */
    LocalDate test(RepairPlan plan, Duration time) {
        String minutes = Long.toString(time.toMinutes());
        String typed = System.console().readLine("%s is less protected for %s minutes. To agree to that too, type how "
                + "many: ", plan.target().host(), minutes);
        if (typed == null || !typed.strip().equals(minutes)) {
            throw options.bad("That was not " + minutes + ", so nothing was changed.");
        }
        return LocalDateTime.now().plus(time).toLocalDate();
    }

    /** Asks for more where hosts are weaker afterwards: until when that may be so. Empty where none is. */
    Optional<LocalDate> weakening(List<RepairPlan> plans) {
        List<RepairPlan> weaker = FleetAgreement.weaker(plans);
        if (weaker.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.now();
        String typed = System.console().readLine("%s To agree to that too, type the day by which you look at it again, "
                + "such as %s, at the latest %s: ", FleetAgreement.weakened(weaker), Weakening.offered(today),
                Weakening.last(today));
        return Optional.of(Optional.ofNullable(typed).flatMap(day -> Weakening.agreed(day, today)).orElseThrow(() ->
                options.bad("That was no day from " + today + " to " + Weakening.last(today) + ", so nothing was "
                        + "changed.")));
    }
}
