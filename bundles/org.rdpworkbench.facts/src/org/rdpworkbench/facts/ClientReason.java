// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import org.rdpworkbench.core.spi.Stage;

/**
 * What a disconnect reason says about the stages of the connection. Numbers and meanings are those of
 * IMsTscAxEvents::OnDisconnected (MicrosoftDocs/win32, imstscaxevents-ondisconnected); the stage is ours. 263 is not in
 * it; that the client gives it where nothing failed is told by people who read many logs.
 *
 * @param stage where it failed, or the first one where it can have failed
 * @param exact it failed at that stage and at no later one
 * @param words for the ladder; empty when nothing failed
 */
record ClientReason(Stage stage, boolean exact, String words, Kind kind) {

    /** Whether something failed. */
    enum Kind {
        FAILURE,
        /** Somebody ended it. */
        ENDED,
        /** The reason says nothing of it. */
        SILENT
    }

    static ClientReason of(long code) {
        return switch (Math.clamp(code, -1, Integer.MAX_VALUE)) {
            case 0x1, 0x2, 263 -> new ClientReason(Stage.SESSION, false, "", Kind.ENDED);
            case 0x0, 0x3 -> new ClientReason(Stage.SESSION, false, "", Kind.SILENT);
            case 0x104, 0x208, 0x308, 0x508, 0x604, 0x804 -> exact(Stage.NAME, "client could not resolve the name");
            case 0x204 -> from(Stage.NETWORK, "client could not connect");
            case 0x108 -> from(Stage.NETWORK, "client got no answer in time");
            case 0x304, 0x404 -> from(Stage.NEGOTIATION, "client lost the connection");
            case 0x904 -> from(Stage.NEGOTIATION, "client saw the connection closed");
            case 0x704 -> from(Stage.NEGOTIATION, "client waited in vain");
            case 0x406, 0x506, 0x606, 0x706, 0x906, 0xA06 -> from(Stage.NEGOTIATION, "client met a security error");
            case 0x1B07 -> exact(Stage.TLS, "client took the certificate for expired");
            case 0x807, 0xA07, 0xB07, 0xC07, 0xD07, 0xE07, 0xF07, 0x1207, 0x1607, 0x1707, 0x1807, 0x1C07, 0x2107,
                    0x2207 -> exact(Stage.AUTHENTICATION, "client's logon failed");
            case 0x808, 0x908 -> exact(Stage.LICENSING, "client got no licence");
            default -> from(Stage.NETWORK, "client was disconnected");
        };
    }

    private static ClientReason exact(Stage stage, String words) {
        return new ClientReason(stage, true, words, Kind.FAILURE);
    }

    private static ClientReason from(Stage stage, String words) {
        return new ClientReason(stage, false, words, Kind.FAILURE);
    }

    boolean failure() {
        return kind == Kind.FAILURE;
    }

    boolean silent() {
        return kind == Kind.SILENT;
    }
}
