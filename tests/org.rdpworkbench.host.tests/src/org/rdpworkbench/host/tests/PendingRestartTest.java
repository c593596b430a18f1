// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.PendingRestart;
import org.rdpworkbench.host.PendingRestart.Marker;

/** The signs of a restart that a host waits for. */
class PendingRestartTest {

    private static final String CURRENT_VERSION = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\";
    private static final String SERVICING = CURRENT_VERSION + "Component Based Servicing\\RebootPending";
    private static final String WINDOWS_UPDATE = CURRENT_VERSION + "WindowsUpdate\\Auto Update\\RebootRequired";
    private static final String SESSION_MANAGER = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager";
    private static final String RENAMES = "PendingFileRenameOperations";
    private static final String NAMES = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\";

    private static RegistryHost named(String active, String next) {
        return new RegistryHost()
                .with(NAMES + "ActiveComputerName", "ComputerName", SettingValue.text(active))
                .with(NAMES + "ComputerName", "ComputerName", SettingValue.text(next));
    }

    private static void assertMarkers(RegistryHost host, Marker... markers) throws InterruptedException {
        assertEquals(Answer.of(Set.of(markers)), PendingRestart.read(host));
    }

    @Test
    void aHostWithoutSignsWaitsForNothing() throws Exception {
        assertMarkers(new RegistryHost());
        assertMarkers(named("HOST", "host").with(SESSION_MANAGER, RENAMES,
                SettingValue.of("REG_MULTI_SZ", new byte[4])));
    }

    @Test
    void eachSignIsSeen() throws Exception {
        assertMarkers(new RegistryHost().with(SERVICING), Marker.SERVICING);
        assertMarkers(new RegistryHost().with(WINDOWS_UPDATE), Marker.WINDOWS_UPDATE);
        assertMarkers(new RegistryHost().with(SESSION_MANAGER, RENAMES, SettingValue.text("\\??\\C:\\x")),
                Marker.FILE_RENAMES);
        assertMarkers(named("OLD", "NEW"), Marker.COMPUTER_RENAME);
        assertMarkers(named("OLD", "NEW").with(SERVICING), Marker.COMPUTER_RENAME, Marker.SERVICING);
    }

    @Test
    void whatCannotBeReadIsNoSign() throws Exception {
        for (String key : new String[] {SERVICING, WINDOWS_UPDATE, SESSION_MANAGER, NAMES + "ComputerName",
            NAMES + "ActiveComputerName"}) {
            assertEquals(Answer.none(Obstacle.NO_ACCESS, "BaseRegOpenKey", "0x5"),
                    PendingRestart.read(named("OLD", "NEW").refusing(key)), key);
        }
    }
}
