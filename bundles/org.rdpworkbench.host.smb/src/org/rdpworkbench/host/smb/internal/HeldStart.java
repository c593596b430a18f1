// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Obstacle;

/** How a service starts. */
record HeldStart(SmbSession session, String service) implements Held {

    @Override
    public String call() {
        return "svcctl";
    }

    @Override
    public SettingValue get() throws Unanswered, NdrException {
        Optional<Long> dwStartType = new SmbServices(session).of(service, Svcctl.READ,
                (calls, handle) -> calls.config(handle).dwStartType());
        return dwStartType.map(number -> SettingValue.dword(number.intValue())).orElse(SettingValue.ABSENT);
    }

    @Override
    public void may(SettingValue value) throws Unanswered, NdrException {
        start(value);
        new SmbServices(session).of(service, SvcctlWriter.CHANGE_CONFIG, (calls, handle) -> true)
                .orElseThrow(HeldStart::nothing);
    }

    @Override
    public void put(SettingValue value) throws Unanswered, NdrException {
        int dwStartType = start(value);
        new SmbServices(session).of(service, SvcctlWriter.CHANGE_CONFIG, (calls, handle) -> {
            new SvcctlWriter(session.pipe(RpcInterface.SVCCTL)).changeStart(handle, dwStartType);
            return true;
        }).orElseThrow(HeldStart::nothing);
    }

    /** Which numbers there are is left to the host, but for the one that asks for nothing. */
    private static int start(SettingValue value) throws Unanswered {
        byte[] bytes = HexFormat.of().parseHex(value.hex());
        boolean number = value.kind().equals("REG_DWORD") && bytes.length == Integer.BYTES;
        int start = number ? ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() : SvcctlWriter.NO_CHANGE;
        if (start == SvcctlWriter.NO_CHANGE) {
            throw new Unanswered(Obstacle.UNSUPPORTED, "RChangeServiceConfigW", "no start type");
        }
        return start;
    }

    static Unanswered nothing() {
        return new Unanswered(Obstacle.UNSUPPORTED, "ROpenServiceW", "the service is not there");
    }
}
