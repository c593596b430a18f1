// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import org.rdpworkbench.core.spi.SettingValue;

/**
 * The end of the results of BaseRegQueryValue and BaseRegEnumValue, which is the same for both, [MS-RRP] 3.1.5.17.
 *
 * @param needed how many bytes the value has, where it did not fit
 */
record RegistryData(SettingValue value, long needed, long error) {

    /** The names of the kinds by their numbers, [MS-RRP] 2.2.9. */
    private static final String[] KINDS = {"REG_NONE", "REG_SZ", "REG_EXPAND_SZ", "REG_BINARY", "REG_DWORD",
        "REG_DWORD_BIG_ENDIAN", "REG_LINK", "REG_MULTI_SZ", "REG_RESOURCE_LIST", "REG_FULL_RESOURCE_DESCRIPTOR",
        "REG_RESOURCE_REQUIREMENTS_LIST", "REG_QWORD"};

    static RegistryData read(NdrInput results) throws NdrException {
        long lpType = results.pointer() ? results.u32() : 0;
        byte[] lpData = results.pointer() ? results.varyingArray() : new byte[0];
        long lpcbData = results.pointer() ? results.u32() : 0;
        if (results.pointer()) {
            results.u32(); // lpcbLen
        }
        return new RegistryData(SettingValue.of(kind(lpType), lpData), lpcbData, results.u32());
    }

    /** A kind that the specification does not have is named by its number. */
    private static String kind(long type) {
        return type < KINDS.length ? KINDS[(int) type] : "REG_0x%X".formatted(type);
    }
}
