// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Setting;

/** A step of a repair as data of a script. What .NET would not put exactly, and what nobody takes back, is refused. */
final class ScriptStep {

    private static final String ASIDE = "aside:";
    private static final Set<SettingValue> STARTS = Set.of(SettingValue.dword(2), SettingValue.dword(3),
            SettingValue.dword(4));
    private static final Set<SettingValue> STATES = Set.of(Setting.State.STOPPED, Setting.State.RUNNING);
    /** The bytes that kinds of the registry have where .NET writes them; 0 for as many as there are. */
    private static final Map<String, Integer> LENGTHS = Map.of("REG_DWORD", 4, "REG_QWORD", 8, "REG_BINARY", 0,
            "REG_NONE", 0);

    private ScriptStep() {}

    /** As a hash table of PowerShell, on one line. */
    static String of(Step step) throws RefusedException {
        return "    @{ Setting = " + PowerShell.literal(step.setting()) + "; " + place(step) + "; From = "
                + value(step.before()) + "; To = " + value(step.after()) + " }\n";
    }

    /** What a permission says, for whoever reads the script; empty for other settings. */
    static String permissions(SettingValue value) throws RefusedException {
        try {
            return value.kind().equals(Setting.SECURITY_DESCRIPTOR)
                    ? SecurityDescriptor.read(HexFormat.of().parseHex(value.hex())).sddl() : "";
        } catch (MalformedBytesException e) {
            throw refused("permissions that cannot be read");
        }
    }

    private static String value(SettingValue value) {
        return PowerShell.literal(value.equals(SettingValue.ABSENT) ? value.kind() : value.kind() + " " + value.hex());
    }

    private static String place(Step step) throws RefusedException {
        return switch (parsed(step.setting())) {
            case Setting.Value value when exact(step.before()) && exact(step.after()) ->
                    "Kind = 'value'; Path = " + PowerShell.literal(value.key()) + "; Name = "
                    + PowerShell.literal(value.name());
            case Setting.Key key -> "Kind = 'key'; Path = " + PowerShell.literal(key.key());
            case Setting.Start start when STARTS.contains(step.before()) && STARTS.contains(step.after()) ->
                    "Kind = 'start'; Name = " + PowerShell.literal(start.service());
            case Setting.State state when STATES.contains(step.before()) && STATES.contains(step.after()) ->
                    "Kind = 'state'; Name = " + PowerShell.literal(state.service());
            case Setting.Place place -> "Kind = 'place'; Path = " + PowerShell.literal(place.one()) + "; Aside = "
                    + PowerShell.literal(place.other());
            case Setting.Dacl dacl when !permissions(step.before()).isEmpty() && !permissions(step.after()).isEmpty() ->
                    "Kind = 'dacl'; Path = " + PowerShell.literal(dacl.path());
            case Setting.Folder folder when made(step.before(), step.after()) || made(step.after(), step.before()) ->
                    "Kind = 'folder'; Path = " + PowerShell.literal(folder.path());
            // Also what a later version can change.
            default -> throw refused(step.setting());
        };
    }

    /** Whether a folder that is not there is made with an owner and permissions of its own, which nothing adds to. */
    private static boolean made(SettingValue absent, SettingValue folder) throws RefusedException {
        return absent.equals(SettingValue.ABSENT) && permissions(folder).matches("O:S-[0-9-]+D:P.*");
    }

    static Setting parsed(String setting) throws RefusedException {
        // .NET would read half a surrogate pair as something else.
        if (!setting.equals(new String(setting.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE))) {
            throw refused(setting);
        }
        try {
            return Setting.parse(setting.startsWith(ASIDE) ? "place:" + setting.substring(ASIDE.length()) : setting);
        } catch (IllegalArgumentException e) {
            throw refused(setting);
        }
    }

    /** Also what a script does only for whoever asks it to. */
    static RefusedException refused(String what) {
        return new RefusedException("This repair has something that a script cannot do exactly: " + what + ".");
    }

    /** Whether .NET writes these bytes for what it reads of them. */
    private static boolean exact(SettingValue value) {
        byte[] bytes = HexFormat.of().parseHex(value.hex());
        return switch (value.kind()) {
            case "ABSENT" -> true;
            case "REG_SZ", "REG_EXPAND_SZ" -> text(bytes) && nul(bytes) == 1;
            case "REG_MULTI_SZ" -> text(bytes) && strings(new String(bytes, StandardCharsets.UTF_16LE));
            default -> LENGTHS.containsKey(value.kind())
                    && (LENGTHS.get(value.kind()) == 0 || LENGTHS.get(value.kind()) == bytes.length);
        };
    }

    /** Whether it is whole text of UTF-16 with a NUL at its end. */
    private static boolean text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_16LE);
        return text.endsWith("\0") && HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16LE))
                .equals(HexFormat.of().formatHex(bytes));
    }

    private static long nul(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_16LE).chars().filter(c -> c == 0).count();
    }

    /** Strings that are not empty, each with its NUL, and one more at the end. */
    private static boolean strings(String all) {
        return all.equals("\0") || all.matches("([^\0]+\0)+\0");
    }
}
