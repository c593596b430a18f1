// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;

/** Where to look inside: at the address that the look from outside went to. */
final class HostAddress {

    private HostAddress() {}

    /** The one that accepted; where none did, as when the service is stopped, the first that was tried. */
    static InetAddress of(TcpConnect connect) throws ProbeException {
        String address = connect.connected().or(() -> connect.attempts().stream().findFirst())
                .map(ToAddress::address).orElseThrow(() -> new ProbeException("no address of the host is known"));
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new ProbeException(address + " is no address", e);
        }
    }
}
