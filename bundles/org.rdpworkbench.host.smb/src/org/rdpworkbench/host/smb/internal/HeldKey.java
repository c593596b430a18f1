// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.RegistryPath;
import org.rdpworkbench.host.Setting;

/** A key of the registry. */
record HeldKey(SmbSession session, RegistryPath key) implements Held {

    @Override
    public String call() {
        return "winreg";
    }

    @Override
    public SettingValue get() throws Unanswered, NdrException {
        return opens(key, Winreg.READ) ? Setting.THERE : SettingValue.ABSENT;
    }

    @Override
    public void may(SettingValue value) throws Unanswered, NdrException {
        if (!meansThere(value)) {
            // Where there is none nothing is left to be done.
            opens(key, WinregWriter.DELETE);
        } else if (!opens(above(), WinregWriter.CREATE_SUB_KEY)) {
            throw nothingAbove();
        }
    }

    @Override
    public void put(SettingValue value) throws Unanswered, NdrException {
        if (meansThere(value)) {
            make();
        } else {
            takeAway();
        }
    }

    private void make() throws Unanswered, NdrException {
        registry().in(above(), WinregWriter.CREATE_SUB_KEY, (winreg, handle) -> {
            writer().createKey(handle, name());
            return true;
        }).orElseThrow(HeldKey::nothingAbove);
    }

    /** Windows asks for the right to delete when it deletes; where it is asked for before, a refusal comes first. */
    private void takeAway() throws Unanswered, NdrException {
        boolean empty = registry().in(key, Winreg.READ | WinregWriter.DELETE, (winreg, handle) -> {
            Winreg.KeyInfo info = winreg.info(handle);
            return info.subkeys() == 0 && info.values() == 0;
        }).orElse(true);
        if (!empty) {
            throw new Unanswered(Obstacle.OTHER, "BaseRegDeleteKey", "it is not empty");
        }
        registry().in(above(), Winreg.READ, (winreg, handle) -> {
            writer().deleteKey(handle, name());
            return true;
        });
    }

    private boolean opens(RegistryPath path, int access) throws Unanswered, NdrException {
        return registry().in(path, access, (winreg, handle) -> true).isPresent();
    }

    private RegistryPath above() {
        return new RegistryPath(key.hive(), key.subkey().substring(0, Math.max(0, key.subkey().lastIndexOf('\\'))));
    }

    private String name() {
        return key.subkey().substring(key.subkey().lastIndexOf('\\') + 1);
    }

    private SmbRegistry registry() {
        return new SmbRegistry(session);
    }

    private WinregWriter writer() throws Unanswered, NdrException {
        return new WinregWriter(session.pipe(RpcInterface.WINREG));
    }

    private static boolean meansThere(SettingValue value) throws Unanswered {
        boolean there = value.equals(Setting.THERE);
        if (!there && !value.equals(SettingValue.ABSENT)) {
            throw new Unanswered(Obstacle.UNSUPPORTED, "BaseRegCreateKey", "a key is there or it is not");
        }
        return there;
    }

    private static Unanswered nothingAbove() {
        return new Unanswered(Obstacle.UNSUPPORTED, "BaseRegOpenKey", "the key above it is not there");
    }
}
