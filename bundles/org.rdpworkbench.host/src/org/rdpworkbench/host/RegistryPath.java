// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

/**
 * Where a key of a host's registry is, as {@link Registry} takes it.
 *
 * @param subkey below the hive; may be empty
 */
public record RegistryPath(Hive hive, String subkey) {

    private static final int LONGEST = 1_000;

    /** The hives that all of a host share: HKEY_LOCAL_MACHINE and HKEY_USERS. */
    public enum Hive { HKLM, HKU }

    /**
     * Reads {@code HKLM\SYSTEM\Select}.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static RegistryPath parse(String key) {
        int end = key.indexOf('\\');
        String hive = end < 0 ? key : key.substring(0, end);
        String subkey = end < 0 ? "" : key.substring(end + 1);
        if (!hive.matches("HKLM|HKU") || subkey.length() > LONGEST || subkey.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no key of HKLM or HKU: " + key);
        }
        return new RegistryPath(Hive.valueOf(hive), subkey);
    }
}
