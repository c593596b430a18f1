// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.DrivePath;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.host.Settings;

/** The settings of a machine, each by its own functions. A call that was left, its time being over, may still write. */
record WindowsSettings(WindowsSession session) implements Settings {

    @Override
    public Answer<SettingValue> get(Setting setting) throws InterruptedException {
        SettingCalls calls = calls(setting);
        return ask(setting, calls.names().get(), calls::get);
    }

    @Override
    public Answer<SettingValue> may(Setting setting, SettingValue value) throws InterruptedException {
        SettingCalls calls = calls(setting);
        return ask(setting, calls.names().may(), windows -> {
            calls.may(windows, value);
            return value;
        });
    }

    @Override
    public Answer<SettingValue> put(Setting setting, SettingValue value) throws InterruptedException {
        SettingCalls calls = calls(setting);
        return ask(setting, calls.names().put(), windows -> {
            calls.put(windows, value);
            return value;
        });
    }

    @Override
    public Answer<Optional<byte[]>> hold(String file, byte[] words) throws InterruptedException {
        DrivePath path = DrivePath.parse(file);
        return session.ask("CreateFileW", windows -> {
            Optional<OpenFile> held = WindowsFiles.hold(windows, session.computer().path(path), words);
            held.ifPresent(session::keep);
            return held.isPresent() ? Optional.empty()
                    : Optional.of(WindowsFiles.beginning(windows, session.computer().path(path)));
        });
    }

    private Answer<SettingValue> ask(Setting setting, String what, WindowsSession.Look<SettingValue> look)
            throws InterruptedException {
        return setting instanceof Setting.Start || setting instanceof Setting.State
                ? session.askForServices(what, look) : session.ask(what, look);
    }

    private SettingCalls calls(Setting setting) {
        Computer computer = session.computer();
        return switch (setting) {
            case Setting.Value value -> ValueCalls.of(computer, value);
            case Setting.Key key -> KeyCalls.of(computer, key);
            case Setting.Start start -> new StartCalls(computer, start.service());
            case Setting.State state -> new StateCalls(computer, state.service());
            case Setting.Place place -> PlaceCalls.of(computer, place);
            case Setting.Restart restart -> new RestartCalls(computer);
            case Setting.Winsock winsock -> new WinsockCalls(computer, WinsockCalls.NETSH);
            case Setting.Folder folder -> FolderCalls.of(computer, folder);
            case Setting.Dacl dacl -> DaclCalls.of(computer, dacl);
        };
    }
}
