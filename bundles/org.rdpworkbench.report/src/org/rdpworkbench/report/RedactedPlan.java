// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;

/** A plan without what is not to be told. Pseudonyms are such that its changes keep the form they must have. */
final class RedactedPlan {

    private RedactedPlan() {}

    /** @param values what becomes of the values of its texts */
    static FixPlan of(FixPlan plan, RedactedText text, UnaryOperator<Map<String, Object>> values, boolean all) {
        FixPlan redacted = FixPlan.of(plan.cause(), plan.key().substring((plan.cause() + ".fix-").length()),
                plan.security());
        for (Change change : plan.changes()) {
            redacted = redacted.then(of(change, text, all));
        }
        for (Map.Entry<String, Object> value : values.apply(plan.values()).entrySet()) {
            redacted = redacted.value(value.getKey(), value.getValue());
        }
        redacted = redacted.settlingWithin(plan.settles());
        redacted = plan.timedTest() ? redacted.asTimedTest() : redacted;
        redacted = plan.lasts() ? redacted.lasting() : redacted;
        redacted = plan.interrupts() ? redacted.interrupting() : redacted;
        return plan.waitsForRestart() ? redacted.afterRestart() : redacted;
    }

    private static Change of(Change change, RedactedText text, boolean all) {
        return switch (change) {
            case Change.Set set -> set(text.of(set.target()), set.target(),
                    set.before().map(value -> of(value, text, all)), of(set.after(), text, all));
            case Change.Move move -> new Change.Move(text.of(move.from()), text.of(move.to()));
            case Change.Act act -> new Change.Act(act.action(), text.of(act.subject()), text.of(act.postcondition()));
        };
    }

    /** A target of which a whole part was not to be told may have lost its form; then nothing but its kind is told. */
    private static Change set(String redacted, String target, Optional<SettingValue> before, SettingValue after) {
        try {
            return new Change.Set(redacted, before, after);
        } catch (IllegalArgumentException e) {
            String kind = target.substring(0, target.indexOf(':') + 1);
            return new Change.Set(kind + switch (kind) {
                case "registry:" -> "HKLM\\withheld\\withheld";
                case "service:" -> "withheld";
                default -> "C:\\withheld";
            }, before, after);
        }
    }

    private static SettingValue of(SettingValue value, RedactedText text, boolean all) {
        byte[] bytes = HexFormat.of().parseHex(value.hex());
        return switch (value.kind()) {
            case "ABSENT", "REG_DWORD", "REG_QWORD" -> value;
            case "REG_SZ", "REG_EXPAND_SZ" -> SettingValue.of(value.kind(),
                    of(new String(bytes, StandardCharsets.UTF_16LE), text).getBytes(StandardCharsets.UTF_16LE));
            default -> all || RedactedFacts.readable(value.hex()) ? SettingValue.of(value.kind(), new byte[0]) : value;
        };
    }

    /** The NUL at the end belongs to the value, not to a name. */
    private static String of(String value, RedactedText text) {
        return value.endsWith("\0") ? text.of(value.substring(0, value.length() - 1)) + "\0" : text.of(value);
    }
}
