// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.SettingValue;

/** What speaks for a host that waits to be restarted, out of its registry. */
public final class PendingRestart {

    private static final String CURRENT_VERSION = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\";
    private static final String SESSION_MANAGER = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager";
    private static final String COMPUTER_NAME = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\";

    /** A sign of it. They differ much in what they prove. */
    public enum Marker {
        /** Component Based Servicing wants it: an update or a feature is half installed. */
        SERVICING,
        /** Windows Update wants it. */
        WINDOWS_UPDATE,
        /** Files are to be replaced at the next start. Nearly always so, and weak. */
        FILE_RENAMES,
        /** The host was given another name, which it does not have yet. Strong. */
        COMPUTER_RENAME
    }

    private PendingRestart() {}

    /** The signs that are there; the reason of the first look that brought no answer, when one did not. */
    public static Answer<Set<Marker>> read(HostSession session) throws InterruptedException {
        Set<Marker> found = EnumSet.noneOf(Marker.class);
        for (Marker marker : Marker.values()) {
            switch (holds(session.registry(), marker)) {
                case Answer.None<Boolean>(Obstacle obstacle, String call, String code) -> {
                    return Answer.none(obstacle, call, code);
                }
                case Answer.Value<Boolean>(Boolean there) -> {
                    if (there) {
                        found.add(marker);
                    }
                }
            }
        }
        return Answer.of(Set.copyOf(found));
    }

    private static Answer<Boolean> holds(Registry registry, Marker marker) throws InterruptedException {
        return switch (marker) {
            case SERVICING -> registry.key(CURRENT_VERSION + "Component Based Servicing\\RebootPending")
                    .map(Optional::isPresent);
            case WINDOWS_UPDATE -> registry.key(CURRENT_VERSION + "WindowsUpdate\\Auto Update\\RebootRequired")
                    .map(Optional::isPresent);
            // A list without entries is nothing but its NUL.
            case FILE_RENAMES -> registry.value(SESSION_MANAGER, "PendingFileRenameOperations")
                    .map(value -> !value.hex().matches("0*"));
            case COMPUTER_RENAME -> renamed(registry);
        };
    }

    private static Answer<Boolean> renamed(Registry registry) throws InterruptedException {
        Answer<SettingValue> next = registry.value(COMPUTER_NAME + "ComputerName", "ComputerName");
        if (!(next instanceof Answer.Value<SettingValue>(SettingValue name))) {
            return next.map(none -> false);
        }
        return registry.value(COMPUTER_NAME + "ActiveComputerName", "ComputerName").map(active ->
                name != SettingValue.ABSENT && active != SettingValue.ABSENT
                        && !name.words().equalsIgnoreCase(active.words()));
    }
}
