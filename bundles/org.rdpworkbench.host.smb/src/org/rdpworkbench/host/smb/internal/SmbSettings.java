// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.DrivePath;
import org.rdpworkbench.host.RegistryPath;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.host.Settings;

/**
 * What can be changed over winreg, svcctl and the administrative shares. A call whose time is over, or whose connection
 * is lost, may have changed something all the same: whoever put reads again.
 */
record SmbSettings(SmbSession session) implements Settings {

    @Override
    public Answer<SettingValue> get(Setting setting) throws InterruptedException {
        Held held = held(setting);
        return session.ask(held.call(), held::get);
    }

    @Override
    public Answer<SettingValue> may(Setting setting, SettingValue value) throws InterruptedException {
        Held held = held(setting);
        return session.ask(held.call(), () -> {
            held.may(value);
            return value;
        });
    }

    @Override
    public Answer<SettingValue> put(Setting setting, SettingValue value) throws InterruptedException {
        Held held = held(setting);
        return session.ask(held.call(), () -> {
            held.put(value);
            return value;
        });
    }

    @Override
    public Answer<Optional<byte[]>> hold(String file, byte[] words) throws InterruptedException {
        DrivePath path = DrivePath.parse(file);
        return session.ask("SMB2 CREATE", () -> new SmbFiles(session).hold(path, words));
    }

    private Held held(Setting setting) {
        return switch (setting) {
            case Setting.Value(String key, String name) -> new HeldValue(session, RegistryPath.parse(key), name);
            case Setting.Key(String key) -> new HeldKey(session, RegistryPath.parse(key));
            case Setting.Start(String service) -> new HeldStart(session, service);
            case Setting.State(String service) -> new HeldState(session, service);
            case Setting.Place place -> new HeldPlace(session, place);
            case Setting.Restart() -> new HeldHost(session);
            case Setting.Winsock() -> new HeldNowhere();
            case Setting.Folder folder -> new HeldFolder(session, folder);
            case Setting.Dacl(String path) -> new HeldDacl(session, DrivePath.parse(path));
        };
    }
}
