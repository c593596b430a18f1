// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access;

/** What the statuses of refused logons mean, in few words: by Microsoft's table of event 4625, and by ntstatus.h. */
final class Statuses {

    private Statuses() {}

    /** With the number, which is what people search for; an unknown one is the number alone. */
    static String words(long status) {
        String number = "0x%08X".formatted(status);
        String meaning = meaning((int) status);
        return meaning.isEmpty() ? number : meaning + " (" + number + ")";
    }

    private static String meaning(int status) {
        return switch (status) {
            case 0xC000_0022 -> "access denied";
            case 0xC000_005E -> "no domain controller";
            case 0xC000_0064 -> "no such account";
            case 0xC000_006A -> "wrong password";
            case 0xC000_006D -> "wrong name or password";
            case 0xC000_006E -> "restriction of the account";
            case 0xC000_006F -> "not at this hour";
            case 0xC000_0070 -> "not from this computer";
            case 0xC000_0071 -> "password expired";
            case 0xC000_0072 -> "account disabled";
            case 0xC000_0133 -> "clocks differ";
            case 0xC000_015B -> "no right to log on this way";
            case 0xC000_018C, 0xC000_018D -> "trust failed";
            case 0xC000_0192 -> "Netlogon is not started";
            case 0xC000_0193 -> "account expired";
            case 0xC000_0224 -> "password must be changed";
            case 0xC000_0234 -> "account locked out";
            case 0xC000_02FA -> "smart card required";
            case 0xC000_035B -> "wrong channel bindings";
            case 0xC000_0413 -> "selective trust";
            case 0xC000_0418 -> "NTLM blocked";
            default -> "";
        };
    }
}
