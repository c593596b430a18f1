// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Map;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/** A step of a repair in words. Settings are named as in journals, so that both can be found in each other. */
final class StepWords {

    private static final Map<String, String> KINDS = Map.of("value", "registry value", "key", "registry key",
            "start", "start of service", "state", "service", "place", "file", "aside", "file", "dacl",
            "permissions of", "folder", "folder");
    /** Start of [MS-SCMR] dwStartType, as people know it. */
    private static final Map<String, String> STARTS = Map.of("0", "boot", "1", "system", "2", "automatic", "3",
            "manual", "4", "disabled");
    private static final Map<String, String> STATES = Map.of("1", "stopped", "4", "running");

    /** In characters: JSON has all of a value that is longer. */
    private static final int LONG = 200;

    private StepWords() {}

    /** What it is about, and what becomes of it. */
    static String of(Step step) {
        if (step.kind() == Step.Kind.RESTART) {
            return "the host is restarted" + (step.before().equals(step.after()) ? ""
                    : ", and is another one by name then: " + step.before().words() + " becomes "
                            + step.after().words());
        }
        if (step.kind() == Step.Kind.ONCE && kind(step.setting()).equals("winsock")) {
            return "Winsock's catalogue is made anew by \"netsh winsock reset\"; what is in it now is kept ("
                    + step.before().hex().length() / 2 + " bytes, a .reg file in hex)";
        }
        return setting(step.setting()) + ": " + PermissionWords.change(step.before(), step.after()).orElseGet(() ->
                value(step.setting(), step.before()) + " becomes " + value(step.setting(), step.after()));
    }

    private static String setting(String setting) {
        String kind = kind(setting);
        String rest = setting.substring(setting.indexOf(':') + 1).replaceFirst("\\\\\\\\", "\\\\")
                .replaceFirst("\\|.*", "");
        return KINDS.getOrDefault(kind, kind) + " " + rest;
    }

    private static String value(String setting, SettingValue value) {
        String words = value.words();
        return switch (kind(setting)) {
            case "key" -> value.equals(SettingValue.ABSENT) ? words : "there";
            case "start" -> STARTS.getOrDefault(words, words);
            case "state" -> STATES.getOrDefault(words, words);
            case "dacl", "folder" -> PermissionWords.of(value).orElse(words);
            default -> words.length() <= LONG ? words
                    : value.hex().length() / 2 + " bytes " + words.substring(0, LONG) + "\u2026";
        };
    }

    private static String kind(String setting) {
        return setting.substring(0, Math.max(0, setting.indexOf(':')));
    }
}
