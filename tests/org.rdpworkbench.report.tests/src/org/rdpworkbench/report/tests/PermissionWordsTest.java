// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.report.TextStyle;

/** Who gets which permissions, and who loses them, is told in words, as that is what a person agrees to. */
class PermissionWordsTest {

    private static final Ace SYSTEM = entry(Ace.ALLOWED, 0x1F01FF, "S-1-5-18");
    private static final Ace SERVICE = entry(Ace.ALLOWED, 0x120089, "S-1-5-20");

    private static Ace entry(int type, long rights, String sid) {
        return new Ace(type, 0, rights, Optional.empty(), Optional.empty(), Optional.of(sid), "");
    }

    private static SettingValue permissions(Ace... entries) {
        return SettingValue.of(Setting.SECURITY_DESCRIPTOR, new SecurityDescriptor(Optional.empty(), Optional.empty(),
                Optional.of(List.of(entries)), true, false).bytes());
    }

    private static String told(String setting, SettingValue before, SettingValue after) {
        RepairPlan plan = new RepairPlan(Target.of("192.0.2.7", 3389), new WayIn("smb", Optional.empty()), "guid/X",
                "a.b", "a.b.fix-x", "Sets it.", FixPlan.Security.SAME, "", List.of(new Step(setting, before, after)));
        return new RepairText(TextStyle.ASCII).plan(plan).replaceAll("\\s+", " ");
    }

    private static void assertTold(String words, String setting, SettingValue before, SettingValue after) {
        String told = told(setting, before, after);
        assertTrue(told.contains(words), () -> words + "\n" + told);
    }

    @Test
    void whatIsAddedAndTakenAwayIsNamed() {
        String file = "dacl:C:\\Keys\\one";
        assertTold("permissions of C:\\Keys\\one: adds read for NETWORK SERVICE; D:P(A;;0x1f01ff;;;S-1-5-18) becomes "
                + "D:P(A;;0x1f01ff;;;S-1-5-18)(A;;0x120089;;;S-1-5-20) ", file, permissions(SYSTEM),
                permissions(SYSTEM, SERVICE));
        assertTold("one: takes away read for NETWORK SERVICE; D:P", file, permissions(SYSTEM, SERVICE),
                permissions(SYSTEM));
        assertTold("one: adds full control denied to S-1-5-21-1-2-3-1104, rights 0x2 for Everyone; takes away full "
                + "control for SYSTEM; D:P", file, permissions(SYSTEM), permissions(
                        entry(Ace.DENIED, 0x10000000, "S-1-5-21-1-2-3-1104"), entry(Ace.ALLOWED, 2, "S-1-1-0")));
    }

    /** An entry that stands there twice is not gone as long as one of it is left. */
    @Test
    void eachEntryCountsForItself() {
        assertTold("one: takes away read for NETWORK SERVICE; D:P", "dacl:C:\\Keys\\one", permissions(SERVICE, SERVICE),
                permissions(SERVICE));
        assertTold("one: D:P(A;;0x120089;;;S-1-5-20)(A;;0x1f01ff;;;S-1-5-18) becomes D:P(A;;0x1f01ff;;;S-1-5-18)",
                "dacl:C:\\Keys\\one", permissions(SERVICE, SYSTEM), permissions(SYSTEM, SERVICE));
    }

    @Test
    void aFolderThatIsMadeSaysWhoMayDoWhatInIt() {
        assertTold("1. folder C:\\Keys: not there becomes full control for SYSTEM, read for NETWORK SERVICE; "
                + "D:P(A;;0x1f01ff;;;S-1-5-18)(A;;0x120089;;;S-1-5-20) ", "folder:C:\\Keys", SettingValue.ABSENT,
                permissions(SYSTEM, SERVICE));
    }

    /** A case or a journal may be anybody's. */
    @Test
    void whatIsNoneIsToldAsItIs() {
        SettingValue odd = SettingValue.of(Setting.SECURITY_DESCRIPTOR, new byte[] {1, 2, 3});
        assertTrue(told("dacl:C:\\Keys\\one", odd, permissions(SYSTEM)).contains(
                "SECURITY_DESCRIPTOR 010203 becomes full control for SYSTEM; D:P"));
    }
}
