// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Hashtable;
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
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsDHGroupVerifier;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCrypto;

/**
 * A TLS client that looks instead of judging: every certificate and whatever its offer holds is taken, so that a
 * refusal is the host's. Nothing secret is ever sent through it.
 */
final class AnyServerTlsClient extends DefaultTlsClient {

    private final TlsOffer offer;
    private final List<byte[]> certificates = new ArrayList<>();
    private Optional<Short> alertReceived = Optional.empty();
    private Optional<Short> alertRaised = Optional.empty();
    private boolean complete;

    AnyServerTlsClient(TlsCrypto crypto, TlsOffer offer) {
        super(crypto);
        this.offer = offer;
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
        return offer.versions().toArray(ProtocolVersion[]::new);
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return offer.suites().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    @SuppressWarnings("rawtypes")
    protected Vector<Integer> getSupportedGroups(Vector namedGroupRoles) {
        return new Vector<>(offer.groups());
    }

    @Override
    protected Vector<SignatureAndHashAlgorithm> getSupportedSignatureAlgorithms() {
        return new Vector<>(offer.signatures().stream().map(SignatureScheme::getSignatureAndHashAlgorithm).toList());
    }

    @Override
    protected Vector<ServerName> getSNIServerNames() {
        return offer.serverName().map(name -> new ServerName(NameType.host_name,
                name.getBytes(StandardCharsets.US_ASCII))).map(name -> new Vector<>(List.of(name))).orElse(null);
    }

    @Override
    public Hashtable<Integer, byte[]> getClientExtensions() throws IOException {
        @SuppressWarnings("unchecked")
        Hashtable<Integer, byte[]> extensions = super.getClientExtensions();
        if (offer.padding() > 0) {
            TlsExtensionsUtils.addPaddingExtension(extensions, offer.padding());
        }
        return extensions;
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
