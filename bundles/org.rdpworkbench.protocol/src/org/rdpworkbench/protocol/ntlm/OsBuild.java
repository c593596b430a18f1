// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.ntlm;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/**
 * What a version in an NTLM message says about the system, after Microsoft's public release lists. It is a family and
 * never one release: clients and servers share builds, and releases that are only switched on by an enablement package
 * mostly report the build on which they stand. Other servers fill the field as they like.
 */
public final class OsBuild {

    private static final String FAMILY_18362 = "Windows 10 1903–1909 / Server SAC (18362 family)";
    private static final String FAMILY_19041 = "Windows 10 2004–22H2 / Server SAC (19041 family)";
    private static final String FAMILY_22621 = "Windows 11 22H2–23H2 (22621 family)";
    private static final String FAMILY_26100 = "Windows 11 24H2–25H2 / Server 2025 (26100 family)";

    private static final Map<String, String> FAMILIES = Map.ofEntries(
            entry("5.1.2600", "Windows XP"),
            entry("5.2.3790", "Windows XP x64 / Server 2003 / Server 2003 R2"),
            entry("6.0.6000", "Windows Vista"),
            entry("6.0.6001", "Windows Vista SP1 / Server 2008"),
            entry("6.0.6002", "Windows Vista SP2 / Server 2008 SP2"),
            entry("6.0.6003", "Windows Vista SP2 / Server 2008 SP2, late updates"),
            // Samba's usual value; no Windows has build 0.
            entry("6.1.0", "Samba or another system that is not Windows"),
            entry("6.1.7600", "Windows 7 / Server 2008 R2"),
            // FreeRDP servers report this build whatever they run on.
            entry("6.1.7601", "Windows 7 SP1 / Server 2008 R2 SP1, or a FreeRDP server"),
            entry("6.2.9200", "Windows 8 / Server 2012"),
            entry("6.3.9600", "Windows 8.1 / Server 2012 R2"),
            entry("10.0.10240", "Windows 10 1507"),
            entry("10.0.10586", "Windows 10 1511"),
            entry("10.0.14393", "Windows 10 1607 / Server 2016"),
            entry("10.0.15063", "Windows 10 1703"),
            entry("10.0.16299", "Windows 10 1709 / Server SAC 1709"),
            entry("10.0.17134", "Windows 10 1803 / Server SAC 1803"),
            entry("10.0.17763", "Windows 10 1809 / Server 2019"),
            entry("10.0.18362", FAMILY_18362),
            entry("10.0.18363", FAMILY_18362),
            entry("10.0.19041", FAMILY_19041),
            entry("10.0.19042", FAMILY_19041),
            entry("10.0.19043", FAMILY_19041),
            entry("10.0.19044", FAMILY_19041),
            entry("10.0.19045", FAMILY_19041),
            entry("10.0.20348", "Windows Server 2022"),
            entry("10.0.22000", "Windows 11 21H2"),
            entry("10.0.22621", FAMILY_22621),
            entry("10.0.22631", FAMILY_22621),
            entry("10.0.25398", "Windows Server, version 23H2"),
            entry("10.0.26100", FAMILY_26100),
            entry("10.0.26200", FAMILY_26100));

    private OsBuild() {
    }

    /** Returns the family of systems that report this version, or nothing where none is known to. */
    public static Optional<String> family(NtlmVersion version) {
        return Optional.ofNullable(FAMILIES.get(version.toString()));
    }
}
