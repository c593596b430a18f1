// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.smbj.auth.AuthenticationContext;
import com.sun.security.jgss.ExtendedGSSContext;
import com.sun.security.jgss.InquireType;
import java.security.Key;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosTicket;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/** A logon with a ticket for one host, which has begun: its first token is there, and nothing was sent to the host. */
final class TicketContext extends AuthenticationContext {

    /** SPNEGO, RFC 4178. */
    private static final String NEGOTIATION = "1.3.6.1.5.5.2";
    /** GSS_KRB5_NT_PRINCIPAL_NAME, RFC 1964 2.1.1: with its realm, so that no name is looked up. */
    private static final String PRINCIPAL_NAME = "1.2.840.113554.1.2.2.1";
    /** Session.SessionKey of [MS-SMB2] 3.2.1.3. */
    private static final int KEY_LENGTH = 16;

    private final GSSContext context;
    private final Optional<Instant> validUntil;
    private byte[] first;

    private TicketContext(String user, String realm, GSSContext context, byte[] first,
            Optional<Instant> validUntil) {
        super(user, new char[0], realm);
        this.context = context;
        this.validUntil = validUntil;
        this.first = first;
    }

    /**
     * Begins a logon with a ticket for the files of a host, cifs/HOST, of that realm.
     *
     * @throws GSSException when there is no such ticket
     */
    static TicketContext of(Subject subject, String user, String host, String realm) throws GSSException {
        Callable<TicketContext> begin = () -> {
            GSSManager manager = GSSManager.getInstance();
            GSSName service = manager.createName("cifs/" + host + "@" + realm, new Oid(PRINCIPAL_NAME));
            GSSContext context = manager.createContext(service, new Oid(NEGOTIATION), null,
                    GSSContext.DEFAULT_LIFETIME);
            context.requestMutualAuth(true);
            context.requestCredDeleg(false);
            byte[] first = context.initSecContext(new byte[0], 0, 0);
            return new TicketContext(user, realm, context, first, earliestEnd(subject));
        };
        try {
            return Subject.callAs(subject, begin);
        } catch (CompletionException e) {
            if (e.getCause() instanceof GSSException none) {
                throw none;
            }
            throw e;
        }
    }

    /** Of the ticket for the host, and of the one for the centre by which it was got: both are with the subject. */
    private static Optional<Instant> earliestEnd(Subject subject) {
        return subject.getPrivateCredentials(KerberosTicket.class).stream().map(KerberosTicket::getEndTime)
                .filter(Objects::nonNull).map(Date::toInstant).min(Comparator.naturalOrder());
    }

    /** Until when the tickets are good. */
    Optional<Instant> validUntil() {
        return validUntil;
    }

    /** The next token for the host; null when it needs none. */
    byte[] next(byte[] token) throws GSSException {
        byte[] begun = first;
        first = null;
        return begun != null ? begun : context.initSecContext(token, 0, token.length);
    }

    /** The key of the session, once both sides know each other. */
    Optional<byte[]> sessionKey() throws GSSException {
        if (!context.isEstablished() || !(context instanceof ExtendedGSSContext extended)) {
            return Optional.empty();
        }
        Key key = (Key) extended.inquireSecContext(InquireType.KRB5_GET_SESSION_KEY_EX);
        return Optional.of(Arrays.copyOf(key.getEncoded(), KEY_LENGTH));
    }
}
