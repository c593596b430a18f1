// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import org.rdpworkbench.core.spi.SettingException;

/**
 * Which machine a host is: MachineGuid, which a clone has in common with its origin until it is prepared, and the
 * machine's own name. Either may be empty, and not both.
 */
record Machine(String guid, String name) {

    private static final String CRYPTOGRAPHY = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";
    private static final String COMPUTER_NAME = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\";

    /** As it is now. */
    static Machine now(Registry registry) throws SettingException, InterruptedException {
        Machine machine = new Machine(text(registry, CRYPTOGRAPHY, "MachineGuid"),
                text(registry, COMPUTER_NAME + "ActiveComputerName", "ComputerName"));
        if (machine.guid.isEmpty() && machine.name.isEmpty()) {
            throw new SettingException("The host does not say which machine it is, so nothing is changed there.");
        }
        return machine;
    }

    /** As it will be when it has restarted, where it was given another name. */
    Machine restarted(Registry registry) throws SettingException, InterruptedException {
        String next = text(registry, COMPUTER_NAME + "ComputerName", "ComputerName");
        return next.isEmpty() || name.isEmpty() ? this : new Machine(guid, next);
    }

    private static String text(Registry registry, String key, String name)
            throws SettingException, InterruptedException {
        return OpenSettings.taken(registry.value(key, name)).asText().orElse("");
    }

    /** As plans name it. */
    @Override
    public String toString() {
        return guid + "/" + name;
    }
}
