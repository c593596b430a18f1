// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * A plan in sentences, with everything from the wire escaped.
 *
 * @param what it would do
 * @param changes in their order
 * @param warnings what a person should know before; may be empty
 * @param remark what else is worth knowing
 */
public record PlanWords(String what, List<String> changes, List<String> warnings, Optional<String> remark) {

    static final String WAITS_FOR_RESTART = "It takes effect only when the host has restarted, and this repair does "
            + "not restart it.";
    static final String TEST = "It is a test: it is done for the minutes that you give (--undo-after on the command "
            + "line), " + Trial.MOST_OF_TEST.toMinutes() + " at the most, and always taken back at their end. Nobody "
            + "can keep it.";

    static final String WEAKER_MEANWHILE = "The host is less protected until then.";

    /** @param texts of the plugin that proposed it */
    public static PlanWords of(FixPlan plan, Texts texts) {
        Map<String, Object> values = Plain.escape(plan.values());
        List<String> warnings = new ArrayList<>();
        if (plan.interrupts()) {
            warnings.add(texts.text(plan.key() + ".interrupts", values));
        }
        if (plan.lasts()) {
            warnings.add(texts.text(plan.key() + ".lasts", values));
        }
        if (plan.restarts()) {
            warnings.add("It restarts the host, which nobody can take back.");
        }
        if (plan.waitsForRestart()) {
            warnings.add(WAITS_FOR_RESTART);
        }
        if (plan.timedTest()) {
            warnings.add(TEST);
        }
        Optional<String> remark = switch (plan.security()) {
            case STRONGER -> Optional.of("The host is better protected afterwards.");
            case SAME -> Optional.empty();
            case WEAKER -> {
                warnings.add(plan.timedTest() ? WEAKER_MEANWHILE : "The host is less protected afterwards.");
                yield Optional.empty();
            }
        };
        return new PlanWords(texts.text(plan.key(), values), plan.changes().stream().map(PlanWords::words).toList(),
                List.copyOf(warnings), remark);
    }

    /** What is said of it under a name of its own; empty where its plugin says nothing there. */
    static Optional<String> said(FixPlan plan, String name, Texts texts) {
        String key = plan.key() + "." + name;
        return texts.pattern(key).map(pattern -> texts.text(key, Plain.escape(plan.values())));
    }

    /** For which cause it is, in front of what it would do. */
    static String lead(FixPlan plan, Texts texts) {
        return "If it is \"" + texts.text(plan.cause() + ".title") + "\": ";
    }

    /** Why there is no plan for a cause, behind the cause's title. */
    static String of(Refusal refusal, Texts texts) {
        return "If it is \"" + texts.text(refusal.cause() + ".title") + "\": "
                + texts.text(refusal.key(), Plain.escape(refusal.values()));
    }

    private static String words(Change change) {
        String words = switch (change) {
            case Change.Set set -> set.target().replaceFirst(":", " ") + ": " + set.before().flatMap(before ->
                    PermissionWords.change(before, set.after())).orElseGet(() -> before(set.before()) + " becomes "
                    + set.after().words());
            case Change.Move move -> "file " + move.from() + " is renamed " + move.to();
            case Change.Act act -> act(act) + "; done when " + act.postcondition();
        };
        return Plain.escape(words, Plain.MOST_VALUE);
    }

    /** What it does, without how one sees that. */
    static String act(Change.Act act) {
        return (act.action().id().replace('-', ' ') + " " + act.subject()).strip();
    }

    private static String before(Optional<SettingValue> before) {
        return before.map(SettingValue::words).orElse("whatever it is now (not read yet)");
    }
}
