// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.HexFormat;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.RegistryPath;

/** A value of the registry. */
record HeldValue(SmbSession session, RegistryPath key, String name) implements Held {

    @Override
    public String call() {
        return "winreg";
    }

    @Override
    public SettingValue get() throws Unanswered, NdrException {
        return new SmbRegistry(session).value(key, name);
    }

    @Override
    public void may(SettingValue value) throws Unanswered, NdrException {
        if (!value.equals(SettingValue.ABSENT)) {
            type(value);
            WinregWriter.requireRoom(bytes(value));
        }
        // That it could be opened for this is the answer.
        in((writer, handle) -> { });
    }

    @Override
    public void put(SettingValue value) throws Unanswered, NdrException {
        if (value.equals(SettingValue.ABSENT)) {
            in((writer, handle) -> writer.deleteValue(handle, name));
        } else {
            long type = type(value);
            in((writer, handle) -> writer.setValue(handle, name, type, bytes(value)));
        }
    }

    @FunctionalInterface
    private interface InKey {
        void write(WinregWriter writer, byte[] handle) throws Unanswered, NdrException;
    }

    private void in(InKey change) throws Unanswered, NdrException {
        Optional<Boolean> done = new SmbRegistry(session).in(key, WinregWriter.SET_VALUE, (winreg, handle) -> {
            change.write(new WinregWriter(session.pipe(RpcInterface.WINREG)), handle);
            return true;
        });
        if (done.isEmpty()) {
            throw new Unanswered(Obstacle.UNSUPPORTED, "BaseRegOpenKey", "the key is not there");
        }
    }

    private static long type(SettingValue value) throws Unanswered {
        return value.registryType().orElseThrow(
                () -> new Unanswered(Obstacle.UNSUPPORTED, "BaseRegSetValue", "no kind of the registry"));
    }

    private static byte[] bytes(SettingValue value) {
        return HexFormat.of().parseHex(value.hex());
    }
}
