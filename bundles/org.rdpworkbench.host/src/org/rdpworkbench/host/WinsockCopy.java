// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * All that the registry has of Winsock's catalogues, with kinds and exact bytes, as text that Windows' registry editor
 * reads: a copy to look up who was in there. To import it brings back no library.
 */
final class WinsockCopy {

    /** The kind of value that holds it, UTF-8. */
    static final String KIND = "WINSOCK_CATALOG";
    /** Where it is. */
    static final String KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinSock2\\Parameters";

    private static final String HKLM = "HKEY_LOCAL_MACHINE";
    private static final int MOST_KEYS = 2_000;
    /** A plan must hold it, in hex. */
    private static final int MOST_TEXT = 1 << 20;
    private static final Pattern ESCAPED = Pattern.compile("[\\\\\"]");

    private final Registry registry;
    private final StringBuilder text = new StringBuilder("Windows Registry Editor Version 5.00\r\n");
    private int keys;

    private WinsockCopy(Registry registry) {
        this.registry = registry;
    }

    /** As it is now. */
    static SettingValue now(Registry registry) throws SettingException, InterruptedException {
        WinsockCopy copy = new WinsockCopy(registry);
        copy.add(KEY);
        return SettingValue.of(KIND, copy.text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void add(String path) throws SettingException, InterruptedException {
        Optional<RegistryKey> found = OpenSettings.taken(registry.key(path));
        if (found.isEmpty()) {
            return;
        }
        RegistryKey key = found.get();
        text.append("\r\n[").append(HKLM).append(path.substring("HKLM".length())).append("]\r\n");
        key.values().forEach(this::add);
        if (++keys > MOST_KEYS || text.length() > MOST_TEXT) {
            throw new SettingException("Winsock's catalogue is larger than can be kept, so it is not reset.");
        }
        for (String subkey : key.subkeys()) {
            add(path + "\\" + subkey);
        }
    }

    /** Every kind as bytes in hex, which the registry editor reads as well and which is exact. */
    private void add(String name, SettingValue value) {
        text.append(name.isEmpty() ? "@" : '"' + ESCAPED.matcher(name).replaceAll("\\\\$0") + '"').append("=hex(")
                .append(Long.toHexString(value.registryType().orElse(3))).append("):")
                .append(value.hex().replaceAll("(..)(?=.)", "$1,")).append("\r\n");
    }
}
