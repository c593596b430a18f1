// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.report.TextStyle.Look;

/** What plugins would change to remove the causes. A preview: nothing has been changed. */
final class PlansText {

    private static final String INDENT = " ".repeat(8);

    private final Page page;
    private final Texts texts;

    PlansText(Page page, Texts texts) {
        this.page = page;
        this.texts = texts;
    }

    void write(Diagnosis diagnosis) {
        if (diagnosis.plans().isEmpty()) {
            return;
        }
        page.heading("What could be changed (proposed only: nothing was changed)");
        diagnosis.plans().forEach(this::plan);
    }

    private void plan(FixPlan plan) {
        Map<String, Object> values = Plain.escape(plan.values());
        page.item("  ", "If it is \"" + texts.text(plan.cause() + ".title") + "\": " + texts.text(plan.key(), values));
        int number = 0;
        for (Change change : plan.changes()) {
            number++;
            page.item(INDENT + number + ". ", words(change));
        }
        if (plan.interrupts()) {
            page.item(INDENT + "! ", Look.WARN, texts.text(plan.key() + ".interrupts", values), Look.PLAIN);
        }
        switch (plan.security()) {
            case STRONGER -> page.item(INDENT, Look.MUTED, "The host is better protected afterwards.", Look.MUTED);
            case SAME -> { }
            case WEAKER -> page.item(INDENT + "! ", Look.WARN, "The host is less protected afterwards.", Look.WARN);
        }
    }

    private static String words(Change change) {
        String words = switch (change) {
            case Change.Set set -> set.target().replaceFirst(":", " ") + ": " + before(set.before()) + " becomes "
                    + set.after().words();
            case Change.Move move -> "file " + move.from() + " is renamed " + move.to();
            case Change.Act act -> act.action().replace('-', ' ') + arguments(act.arguments()) + "; done when "
                    + act.postcondition();
        };
        return Plain.escape(words, Plain.MOST_VALUE);
    }

    private static String before(Optional<SettingValue> before) {
        return before.map(SettingValue::words).orElse("whatever it is now (not read yet)");
    }

    private static String arguments(Map<String, String> arguments) {
        return arguments.isEmpty() ? "" : new TreeMap<>(arguments).entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", ", " (", ")"));
    }
}
