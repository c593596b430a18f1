// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.winsock.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.WinsockCatalog;
import org.rdpworkbench.facts.WinsockCatalog.Library;
import org.rdpworkbench.facts.WinsockCatalog.Provider;
import org.rdpworkbench.testkit.Cases;

/** Catalogues as clients have them. */
final class Seen {

    static final Library WINDOWS = new Library("%SystemRoot%\\system32\\mswsock.dll", true,
            Optional.of("Microsoft Corporation"));
    static final Library GONE = new Library("C:\\VPN\\layer.dll", false, Optional.empty());
    static final Library LAYER = new Library("C:\\VPN\\layer.dll", true, Optional.of("VPN Maker"));
    static final Provider TCP = new Provider(1001, WINDOWS, true, 1, List.of());
    static final Provider UDP = new Provider(1002, WINDOWS, false, 1, List.of());
    private static final Library NAMES = new Library("C:\\Windows\\system32\\mswsock.dll", true,
            Optional.of("Microsoft Corporation"));

    private Seen() {}

    static Provider tcp(Library library) {
        return new Provider(1001, library, true, 1, List.of());
    }

    static Provider other(Library library) {
        return new Provider(1009, library, false, 1, List.of());
    }

    static Provider chain(Library library, long... ids) {
        return new Provider(1021, library, true, ids.length, Arrays.stream(ids).boxed().toList());
    }

    static Provider layer(Library library) {
        return new Provider(1020, library, true, 0, List.of());
    }

    static WinsockCatalog catalog(Provider... protocols) {
        return new WinsockCatalog(Optional.of((long) protocols.length), List.of(protocols), 0, List.of(NAMES),
                List.of());
    }

    static WinsockCatalog counted(long count, int unreadable) {
        return new WinsockCatalog(Optional.of(count), List.of(TCP, UDP), unreadable, List.of(), List.of());
    }

    static WinsockCatalog names(Library library, String... filters) {
        return new WinsockCatalog(Optional.empty(), List.of(TCP, UDP), 0, List.of(library), List.of(filters));
    }

    static Cases client(WinsockCatalog catalog) {
        return Cases.of().from(Vantage.CLIENT, catalog);
    }

    static ClientAttempt ended(long reason) {
        return new ClientAttempt("srv1", Optional.empty(), Cases.BEGAN, Optional.of(Cases.BEGAN), Optional.of(reason),
                List.of(), List.of(), 1, Cases.BEGAN);
    }

    /** A connection from this machine. */
    static TcpConnect here(ConnectOutcome outcome) {
        return new TcpConnect(List.of(new ToAddress("192.0.2.1", 3389, outcome, 1.25, "")));
    }
}
