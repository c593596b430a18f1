// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsDHGroupVerifier;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCrypto;

/**
 * A TLS client that looks instead of judging: every certificate, every version since TLS 1.0 and old suites are taken,
 * so that a refusal is the host's. Nothing secret is ever sent through it.
 */
final class AnyServerTlsClient extends DefaultTlsClient {

    private final Optional<String> serverName;
    private final List<byte[]> certificates = new ArrayList<>();
    private Optional<Short> alertReceived = Optional.empty();
    private Optional<Short> alertRaised = Optional.empty();
    private boolean complete;

    /** @param serverName what to send as server name indication; an address is not sent */
    AnyServerTlsClient(TlsCrypto crypto, Optional<String> serverName) {
        super(crypto);
        this.serverName = serverName;
    }

    /** The certificates in DER, the host's own first; also of a handshake that failed later. */
    List<byte[]> certificates() {
        return List.copyOf(certificates);
    }

    Optional<Short> alertReceived() {
        return alertReceived;
    }

    Optional<Short> alertRaised() {
        return alertRaised;
    }

    boolean complete() {
        return complete;
    }

    /** The version that the host chose, in the JDK's spelling, once it has. */
    Optional<String> version() {
        ProtocolVersion chosen = context == null ? null : context.getSecurityParameters().getNegotiatedVersion();
        return chosen == null ? Optional.empty() : Optional.of(chosen.getName().replace("TLS ", "TLSv"));
    }

    /** The suite that the host chose, once it has. */
    Optional<Integer> suite() {
        int chosen = context == null ? 0 : context.getSecurityParameters().getCipherSuite();
        return chosen == 0 ? Optional.empty() : Optional.of(chosen);
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv10);
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return TlsUtils.getSupportedCipherSuites(getCrypto(), TlsOffer.SUITES);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    protected Vector<Object> getSupportedGroups(Vector namedGroupRoles) {
        return with(super.getSupportedGroups(namedGroupRoles), TlsOffer.MORE_GROUPS);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected Vector<Object> getSupportedSignatureAlgorithms() {
        return with(super.getSupportedSignatureAlgorithms(), TlsOffer.MORE_SIGNATURES);
    }

    private static Vector<Object> with(Vector<Object> own, List<?> more) {
        Vector<Object> all = new Vector<>(own);
        more.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return all;
    }

    @Override
    protected Vector<Object> getSNIServerNames() {
        if (serverName.isEmpty()) {
            return null;
        }
        byte[] ascii = serverName.get().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return new Vector<>(List.of(new ServerName(NameType.host_name, ascii)));
    }

    @Override
    public boolean shouldCheckSigAlgOfPeerCerts() {
        return false;
    }

    @Override
    public TlsDHGroupVerifier getDHGroupVerifier() {
        // Small groups are a finding, not a reason to look away; huge ones only cost time.
        return group -> group.getP().bitLength() <= 8_192;
    }

    @Override
    public void notifySecureRenegotiation(boolean secure) {
        // A host without RFC 5746 is old, which is no reason to look away; we never renegotiate.
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        // A host that does not know the name it was asked for may say so and go on.
        if (level == AlertLevel.fatal || description != AlertDescription.unrecognized_name) {
            alertReceived = Optional.of(description);
        }
    }

    @Override
    public void notifyAlertRaised(short level, short description, String message, Throwable cause) {
        alertRaised = Optional.of(description);
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        complete = true;
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
                for (TlsCertificate certificate : server.getCertificate().getCertificateList()) {
                    certificates.add(certificate.getEncoded());
                }
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) {
                return null;
            }
        };
    }
}
