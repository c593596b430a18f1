// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import org.rdpworkbench.core.spi.SettingValue;

/**
 * The end of the results of BaseRegQueryValue and BaseRegEnumValue, which is the same for both, [MS-RRP] 3.1.5.17.
 *
 * @param needed how many bytes the value has, where it did not fit
 */
record RegistryData(SettingValue value, long needed, long error) {

    static RegistryData read(NdrInput results) throws NdrException {
        long lpType = results.pointer() ? results.u32() : 0;
        byte[] lpData = results.pointer() ? results.varyingArray() : new byte[0];
        long lpcbData = results.pointer() ? results.u32() : 0;
        if (results.pointer()) {
            results.u32(); // lpcbLen
        }
        return new RegistryData(SettingValue.registry(lpType, lpData), lpcbData, results.u32());
    }
}
