// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.WayIn;

/**
 * What a step asks the host to do, and what of that a security team may see there. The events are as Microsoft
 * documents them, and were not observed.
 *
 * @param call by which it is changed
 * @param specification where the call is described; empty for functions of Windows itself
 * @param events of the host, those of the Security log where auditing is on
 */
record StepOperation(String call, String specification, String events) {

    private static final String SMB = "smb";
    private static final String WINDOWS = "windows";

    /** Empty where the way in is none that is known here. */
    static Optional<StepOperation> of(Step step, WayIn way) {
        boolean gone = step.after().equals(SettingValue.ABSENT);
        boolean starts = step.after().words().equals("4");
        return switch (step.setting().substring(0, Math.max(0, step.setting().indexOf(':')))) {
            case "value" -> gone ? of(way, "BaseRegDeleteValue over the pipe winreg", "[MS-RRP] 3.1.5.9",
                    "RegDeleteValueW", "Security 4657")
                    : of(way, "BaseRegSetValue over the pipe winreg", "[MS-RRP] 3.1.5.22", "RegSetValueExW",
                            "Security 4657");
            case "key" -> gone ? of(way, "BaseRegDeleteKey over the pipe winreg", "[MS-RRP] 3.1.5.8",
                    "RegDeleteKeyExW", "Security 4656, 4663, 4660")
                    : of(way, "BaseRegCreateKey over the pipe winreg", "[MS-RRP] 3.1.5.7", "RegCreateKeyExW",
                            "Security 4656, 4663");
            case "start" -> of(way, "RChangeServiceConfigW over the pipe svcctl", "[MS-SCMR] 3.1.4.11",
                    "ChangeServiceConfigW", "System 7040");
            case "state" -> starts ? of(way, "RStartServiceW over the pipe svcctl", "[MS-SCMR] 3.1.4.19",
                    "StartServiceW", "System 7036")
                    : of(way, "RControlService (stop) over the pipe svcctl", "[MS-SCMR] 3.1.4.2",
                            "ControlService (stop)", "System 7036");
            case "place", "aside" -> of(way, "SMB2 SET_INFO (rename) on an administrative share",
                    "[MS-SMB2] 2.2.39", "MoveFileExW", file(way, "4656, 4663"));
            case "dacl" -> of(way, "SMB2 SET_INFO (permissions) on an administrative share", "[MS-SMB2] 2.2.39",
                    "SetKernelObjectSecurity", file(way, "4670"));
            case "folder" -> gone ? of(way, "SMB2 SET_INFO (delete) on an administrative share", "[MS-SMB2] 2.2.39",
                    "RemoveDirectoryW", file(way, "4660, 4663"))
                    : of(way, "SMB2 CREATE of a folder on an administrative share, and SET_INFO (permissions, rename)",
                            "[MS-SMB2] 2.2.13, 2.2.39", "CreateDirectoryW, SetKernelObjectSecurity and MoveFileExW",
                            file(way, "4656, 4663, 4670"));
            case "restart" -> of(way, "BaseInitiateShutdownEx over the pipe InitShutdown", "[MS-RSP] 3.2.4.3",
                    "InitiateSystemShutdownExW", "System 1074");
            case "winsock" -> of(way, "no call: it is done at the machine itself only", "", "netsh winsock reset",
                    "Security 4688");
            default -> Optional.empty();
        };
    }

    /**
     * How others are kept from the host meanwhile: by a file that says who repairs it, and goes with the session. It is
     * there before the last tests of a plan, so that also one that is refused by them may leave these events.
     */
    static Optional<StepOperation> claim(WayIn way) {
        return of(way, "SMB2 CREATE, WRITE and delete on close of rdpworkbench-repair.lock in the folder of Windows",
                "[MS-SMB2] 2.2.13, 2.2.21", "CreateFileW and WriteFile of rdpworkbench-repair.lock in the folder of "
                        + "Windows", file(way, "4656, 4663, 4660"));
    }

    /** A file of another machine is opened below its share. */
    private static String file(WayIn way, String numbers) {
        return "Security " + numbers + (way.access().equals(SMB) ? ", 5145" : ", on another machine also 5145");
    }

    private static Optional<StepOperation> of(WayIn way, String remote, String specification, String function,
            String events) {
        return switch (way.access()) {
            case SMB -> Optional.of(new StepOperation(remote, specification, events));
            case WINDOWS -> Optional.of(new StepOperation(function, "", events));
            default -> Optional.empty();
        };
    }

    /** In one sentence without a full stop. */
    String words() {
        return call + (specification.isEmpty() ? "" : ", " + specification) + "; events " + events;
    }
}
