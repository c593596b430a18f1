// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.protocol.commons.Factory;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.auth.AuthenticateResponse;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.Authenticator;
import com.hierynomus.smbj.connection.ConnectionContext;
import com.hierynomus.spnego.RawToken;
import java.io.IOException;
import org.ietf.jgss.GSSException;

/** Logs on with a ticket. The library's own would look up the host's name again, and hand the ticket on. */
final class TicketAuthenticator implements Authenticator {

    /** Kerberos 5, RFC 4121 1.1, as hosts offer it. */
    static final String MECHANISM = "1.2.840.113554.1.2.2";

    /** How the library comes to one. */
    static final class Maker implements Factory.Named<Authenticator> {
        @Override
        public String getName() {
            return MECHANISM;
        }

        @Override
        public Authenticator create() {
            return new TicketAuthenticator();
        }
    }

    @Override
    public void init(SmbConfig config) {
        // All is in the context.
    }

    @Override
    public boolean supports(AuthenticationContext context) {
        return context instanceof TicketContext;
    }

    @Override
    public AuthenticateResponse authenticate(AuthenticationContext context, byte[] token, ConnectionContext connection)
            throws IOException {
        TicketContext ticket = (TicketContext) context;
        try {
            AuthenticateResponse response = new AuthenticateResponse(new RawToken(ticket.next(token)));
            ticket.sessionKey().ifPresent(response::setSessionKey);
            return response;
        } catch (GSSException e) {
            throw new IOException("the answer to the ticket is none", e);
        }
    }
}
