// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.protocol.ntlm.NtlmVersion;
import org.rdpworkbench.protocol.ntlm.OsBuild;

class OsBuildTest {

    @ParameterizedTest
    @CsvSource({
        "5, 2, 3790, Windows XP x64 / Server 2003 / Server 2003 R2",
        "6, 1, 7600, Windows 7 / Server 2008 R2",
        "6, 3, 9600, Windows 8.1 / Server 2012 R2",
        "10, 0, 16299, Windows 10 1709 / Server SAC 1709",
        "10, 0, 20348, Windows Server 2022",
        "10, 0, 22000, Windows 11 21H2"})
    void namesTheFamily(int major, int minor, int build, String family) {
        assertEquals(Optional.of(family), family(major, minor, build));
    }

    @ParameterizedTest
    @ValueSource(ints = {14393, 17763, 18362, 19041, 26100})
    void neverTellsAClientFromAServerThatSharesItsBuild(int build) {
        String family = family(10, 0, build).orElseThrow();
        assertTrue(family.contains("Windows 1") && family.contains("Server"), family);
    }

    @ParameterizedTest
    @CsvSource({"18363, 18362", "19042, 19041", "19043, 19041", "19044, 19041", "19045, 19041", "22631, 22621",
        "26200, 26100"})
    void anEnablementPackageStaysInTheFamilyOfItsBase(int build, int base) {
        assertEquals(family(10, 0, base), family(10, 0, build));
        assertTrue(family(10, 0, build).orElseThrow().endsWith("(" + base + " family)"));
    }

    @Test
    void versionsThatOthersSendAreNotTakenForWindowsAlone() {
        assertTrue(family(6, 1, 0).orElseThrow().startsWith("Samba"));
        assertTrue(family(6, 1, 7601).orElseThrow().contains("FreeRDP"));
    }

    @Test
    void anUnknownBuildHasNoFamily() {
        assertEquals(Optional.empty(), family(10, 0, 65535));
        assertEquals(Optional.empty(), family(255, 255, 0));
    }

    private static Optional<String> family(int major, int minor, int build) {
        return OsBuild.family(new NtlmVersion(major, minor, build, 15));
    }
}
