// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.restart;

/** What people call the keys that hold settings of TLS. */
final class SettingNames {

    private SettingNames() {}

    /** The protocol of a key below Protocols, else that it is an order of cipher suites. */
    static String of(String key) {
        int protocols = key.indexOf("\\Protocols\\");
        return protocols >= 0 ? key.substring(protocols + "\\Protocols\\".length()).replace('\\', ' ')
                : key.contains("\\Policies\\") ? "cipher suite order (policy)" : "cipher suite order";
    }
}
