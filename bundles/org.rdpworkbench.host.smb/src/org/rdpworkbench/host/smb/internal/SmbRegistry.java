// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.FileTime;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.host.RegistryPath;

/** The registry over the interface winreg. */
record SmbRegistry(SmbSession session) implements Registry {

    private static final int MOST_ENTRIES = 20_000;

    @Override
    public Answer<Optional<RegistryKey>> key(String key) throws InterruptedException {
        RegistryPath path = RegistryPath.parse(key);
        return session.ask("winreg", () -> in(path, Winreg.READ, (winreg, handle) -> read(key, winreg, handle)));
    }

    @Override
    public Answer<SettingValue> value(String key, String name) throws InterruptedException {
        RegistryPath path = RegistryPath.parse(key);
        return session.ask("winreg", () -> value(path, name));
    }

    /** A value, in the session's thread. */
    SettingValue value(RegistryPath path, String name) throws Unanswered, NdrException {
        return in(path, Winreg.READ, (winreg, handle) -> winreg.value(handle, name)).orElse(SettingValue.ABSENT);
    }

    @FunctionalInterface
    interface InKey<T> {
        T look(Winreg winreg, byte[] handle) throws Unanswered, NdrException;
    }

    /**
     * Opens a key and closes it again, in the session's thread; empty when there is none.
     *
     * @param access rights to a key, [MS-RRP] 2.2.3
     */
    <T> Optional<T> in(RegistryPath path, int access, InKey<T> look) throws Unanswered, NdrException {
        Winreg winreg = new Winreg(session.pipe(RpcInterface.WINREG));
        byte[] hive = winreg.open(path.hive());
        try {
            Optional<byte[]> key = winreg.openKey(hive, path.subkey(), access);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(look.look(winreg, key.get()));
            } finally {
                winreg.close(key.get());
            }
        } finally {
            winreg.close(hive);
        }
    }

    private static RegistryKey read(String path, Winreg winreg, byte[] key) throws Unanswered, NdrException {
        Winreg.KeyInfo info = winreg.info(key);
        if (info.subkeys() > MOST_ENTRIES || info.values() > MOST_ENTRIES
                || info.longestValue() > Winreg.MOST_VALUE) {
            throw new Unanswered(Obstacle.TOO_LARGE, "BaseRegQueryInfoKey", info.subkeys() + " keys, "
                    + info.values() + " values, up to " + info.longestValue() + " bytes");
        }
        List<String> subkeys = new ArrayList<>();
        for (int i = 0; i < MOST_ENTRIES; i++) {
            Optional<String> name = winreg.subkey(key, i);
            if (name.isEmpty()) {
                break;
            }
            subkeys.add(name.get());
        }
        return new RegistryKey(path, FileTime.instant(info.written()), subkeys,
                values(winreg, key, (int) info.longestValue()));
    }

    private static Map<String, SettingValue> values(Winreg winreg, byte[] key, int room)
            throws Unanswered, NdrException {
        Map<String, SettingValue> values = new HashMap<>();
        for (int i = 0; i < MOST_ENTRIES; i++) {
            Optional<Winreg.NamedValue> value = winreg.value(key, i, room);
            if (value.isEmpty()) {
                break;
            }
            values.put(value.get().name(), value.get().value());
        }
        return values;
    }
}
