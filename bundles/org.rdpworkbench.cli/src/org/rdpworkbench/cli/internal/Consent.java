// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.Console;
import java.time.DateTimeException;
import java.time.LocalTime;
import org.rdpworkbench.core.repair.RepairPlan;

/** Whether a person agrees to a repair, and to when. */
record Consent(OutputOptions options) {

    /** Refuses outside of a window of times, which may go over midnight. */
    void inWindow(String window) {
        if (window == null) {
            return;
        }
        try {
            String[] ends = window.split("-", -1);
            if (ends.length != 2) {
                throw new DateTimeException("not two times");
            }
            LocalTime from = LocalTime.parse(ends[0]);
            LocalTime to = LocalTime.parse(ends[1]);
            LocalTime now = LocalTime.now();
            boolean within = from.isBefore(to) ? !now.isBefore(from) && now.isBefore(to)
                    : !now.isBefore(from) || now.isBefore(to);
            if (!within) {
                throw options.bad("It is " + now.withNano(0) + ", which is not within " + window + "; nothing was "
                        + "changed.");
            }
        } catch (DateTimeException e) {
            throw options.bad("\"" + window + "\" are no two times; give them as in 22:00-04:30.");
        }
    }

    /** Refuses what can never be agreed to as it was asked. */
    void possible(RepairPlan plan, boolean yes) {
        if (yes && plan.needsConsent()) {
            throw options.bad("This plan interrupts somebody, weakens the host or cannot be taken back, so --yes is "
                    + "not enough: leave it out, and type \"" + plan.agreement() + "\" when you are asked.");
        }
        if (!yes && System.console() == null) {
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
        String typed = console.readLine(plan.irreversible() ? "This cannot be taken back. Type %s to go on: "
                : "Type the name of the host, %s, to go on: ", plan.agreement());
        if (typed == null || !plan.agreedBy(typed)) {
            throw options.bad("That was not " + plan.agreement() + ", so nothing was changed.");
        }
    }
}
