// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TcpConnect;

/** Ports behind which there is no server. */
class PortTest {

    @Test
    void aClosedPortIsRefused() throws CaseFormatException {
        Look look = Look.at(Loopback.unused()).breaksAt(Stage.LISTENER).blames("listener.refused");
        assertEquals(ConnectOutcome.REFUSED, only(look).outcome());
    }

    @Test
    void aMutePortHangs() throws IOException, CaseFormatException {
        InetSocketAddress address = Loopback.unused();
        try (ServerSocket mute = new ServerSocket(address.getPort(), 5, address.getAddress())) {
            Look look = Look.at(address).breaksAt(Stage.NEGOTIATION).blames("listener.hung");
            assertEquals(ConnectOutcome.CONNECTED, only(look).outcome());
            assertEquals(Negotiation.Answer.SILENT, look.fact(Negotiation.TYPE).first().answer());
            assertTrue(mute.isBound());
        }
    }

    /** With its queue full the system drops every further SYN, as a dead host or a dropping filter seems to do. */
    @Test
    void aDeadHostDoesNotAnswer() throws IOException, CaseFormatException {
        InetSocketAddress address = Loopback.unused();
        List<Socket> queued = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(address.getPort(), 1, address.getAddress())) {
            assumeTrue(fills(address, queued), "this system refuses where it should drop");
            Look look = Look.at(address).breaksAt(Stage.NETWORK).blames("path.unreachable");
            assertEquals(ConnectOutcome.TIMED_OUT, only(look).outcome());
            assertTrue(look.find(Negotiation.TYPE).isEmpty());
            assertTrue(full.isBound());
        } finally {
            for (Socket socket : queued) {
                socket.close();
            }
        }
    }

    /** True when at last a connection was not answered any more. */
    private static boolean fills(InetSocketAddress address, List<Socket> queued) throws IOException {
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            queued.add(socket);
            try {
                socket.connect(address, 300);
            } catch (SocketTimeoutException e) {
                return true;
            }
        }
        return false;
    }

    private static TcpConnect.ToAddress only(Look look) {
        assertEquals(1, look.fact(TcpConnect.TYPE).attempts().size());
        return look.fact(TcpConnect.TYPE).attempts().getFirst();
    }
}
