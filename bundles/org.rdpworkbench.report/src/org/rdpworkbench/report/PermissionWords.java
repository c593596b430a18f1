// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Setting;

/** Permissions of files and folders in words: who may do what, and as SDDL for whoever wants it exactly. */
final class PermissionWords {

    /** Well-known SIDs, [MS-DTYP] 2.4.2.4. */
    private static final Map<String, String> NAMES = Map.of("S-1-1-0", "Everyone", "S-1-3-0", "CREATOR OWNER",
            "S-1-5-11", "Authenticated Users", "S-1-5-18", "SYSTEM", "S-1-5-19", "LOCAL SERVICE", "S-1-5-20",
            "NETWORK SERVICE", "S-1-5-32-544", "Administrators", "S-1-5-32-545", "Users");
    /** FILE_ALL_ACCESS, FILE_GENERIC_READ and its likes of winnt.h, as the dialogs of Windows call them. */
    private static final Map<Long, String> RIGHTS = Map.of(0x1F01FFL, "full control", 0x1301BFL, "modify", 0x1200A9L,
            "read and execute", 0x120089L, "read", 0x120116L, "write", 0x12019FL, "read and write");
    /** GENERIC_READ to GENERIC_ALL, [MS-DTYP] 2.4.3, for which the rights of files stand there as well. */
    private static final long GENERIC = 0xF0000000L;

    private PermissionWords() {}

    /** What becomes of them by a step; empty where it is not about readable permissions. */
    static Optional<String> change(SettingValue before, SettingValue after) {
        return read(before).flatMap(then -> read(after).map(now -> change(then, now)));
    }

    private static String change(SecurityDescriptor before, SecurityDescriptor after) {
        String added = without(after, before);
        String taken = without(before, after);
        return (added.isEmpty() ? "" : "adds " + added + "; ") + (taken.isEmpty() ? "" : "takes away " + taken + "; ")
                + before.sddl() + " becomes " + after.sddl();
    }

    /** All of them; empty where they cannot be read. */
    static Optional<String> of(SettingValue value) {
        return read(value).map(all -> all.dacl().map(entries -> entries.stream().map(PermissionWords::words)
                .collect(Collectors.joining(", "))).filter(words -> !words.isEmpty()).map(words -> words + "; ")
                .orElse("") + all.sddl());
    }

    private static Optional<SecurityDescriptor> read(SettingValue value) {
        try {
            return value.kind().equals(Setting.SECURITY_DESCRIPTOR)
                    ? Optional.of(SecurityDescriptor.read(HexFormat.of().parseHex(value.hex()))) : Optional.empty();
        } catch (MalformedBytesException e) {
            return Optional.empty();
        }
    }

    private static String without(SecurityDescriptor one, SecurityDescriptor other) {
        List<Ace> entries = new ArrayList<>(one.dacl().orElse(List.of()));
        other.dacl().orElse(List.of()).forEach(entries::remove);
        return entries.stream().map(PermissionWords::words).collect(Collectors.joining(", "));
    }

    private static String words(Ace entry) {
        String who = entry.sid().map(sid -> NAMES.getOrDefault(sid, sid)).orElse("nobody known");
        String rights = RIGHTS.getOrDefault(entry.fileRights() & ~GENERIC, "rights 0x%x".formatted(entry.rights()));
        return switch (entry.type()) {
            case Ace.ALLOWED -> rights + " for " + who;
            case Ace.DENIED -> rights + " denied to " + who;
            default -> "an entry of type 0x%02x for %s".formatted(entry.type(), who);
        };
    }
}
