// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.NtlmAuthenticator;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.rdpworkbench.host.Credential;

/**
 * A connection on which somebody is logged on.
 *
 * @param localAccount whether the account is one of the host itself, as far as its name tells
 */
record Logon(Session session, boolean localAccount) {

    private static final int PORT = 445;
    private static final int BUFFER = 1 << 20;

    /** What the library wants to know of a credential, with a copy of the secret. */
    static AuthenticationContext context(Credential credential) {
        char[] secret = credential.secret();
        try {
            return new AuthenticationContext(credential.user(), secret, credential.domain());
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /**
     * Connects, and says nothing of who is there. Messages are signed or the host is refused, and encrypted where it
     * offers that.
     *
     * @param limit for each single message
     */
    static Connection connect(String host, SocketFactory sockets, Duration limit) throws IOException {
        return new SMBClient(configuration(sockets, limit)).connect(host, PORT);
    }

    /**
     * Logs on, once.
     *
     * @param context loses its secret, whatever happens
     * @param local whether the account is known to be the host's own
     */
    static Logon to(Connection connection, AuthenticationContext context, boolean local) {
        try {
            Session session = connection.authenticate(context);
            return new Logon(session, local
                    || context.getDomain().equalsIgnoreCase(connection.getConnectionContext().getNetBiosName()));
        } finally {
            // The library keeps it for hosts to which it is referred, where this never goes.
            Arrays.fill(context.getPassword(), '\0');
        }
    }

    private static SmbConfig configuration(SocketFactory sockets, Duration limit) {
        return SmbConfig.builder()
                .withSocketFactory(sockets)
                .withSigningEnabled(true)
                .withSigningRequired(true)
                .withEncryptData(true)
                .withDfsEnabled(false)
                .withMultiProtocolNegotiate(false)
                .withTimeout(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS)
                .withBufferSize(BUFFER)
                // Each takes contexts of its own kind only.
                .withAuthenticators(new TicketAuthenticator.Maker(), new NtlmAuthenticator.Factory())
                .build();
    }

    /** Ends the session and the connection. */
    void end() {
        session.getConnection().getClient().close();
    }
}
