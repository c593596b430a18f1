// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

/**
 * Where a key is.
 *
 * @param subkey below the hive; may be empty
 */
record RegistryPath(Hive hive, String subkey) {

    private static final int LONGEST = 1_000;

    /** The hives that a host shares with all, and the opnum that opens them, [MS-RRP] 3.1.5. */
    enum Hive {
        HKLM("OpenLocalMachine", 2), HKU("OpenUsers", 4);

        final String call;
        final int opnum;

        Hive(String call, int opnum) {
            this.call = call;
            this.opnum = opnum;
        }
    }

    static RegistryPath parse(String key) {
        int end = key.indexOf('\\');
        String hive = end < 0 ? key : key.substring(0, end);
        String subkey = end < 0 ? "" : key.substring(end + 1);
        if (!hive.matches("HKLM|HKU") || subkey.length() > LONGEST || subkey.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no key of HKLM or HKU: " + key);
        }
        return new RegistryPath(Hive.valueOf(hive), subkey);
    }
}
