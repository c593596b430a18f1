// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ClientHellos.Shape;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.LabCertificate;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.TlsAct;

/** The certificate that comes with a ServerHello, for hosts whose handshake breaks before it shows one. */
class HelloCertificatesTest {

    @TempDir
    static Path folder;

    /** The quick look and the hellos. */
    private static Quick look(InetSocketAddress address) {
        Snapshot plugins = Snapshot.of(List.of(new NameProbe(), new FirstLook(), new HellosProbe()), List.of(),
                new Texts(Map.of()));
        Target target = Target.of(address.getAddress().getHostAddress(), address.getPort());
        Quick quick = new Quick(new Diagnostics(() -> plugins).diagnose(
                new Request(target, Optional.empty(), true, Request.DEFAULT_TIMEOUT), Progress.SILENT));
        assertEquals(List.of(), quick.problems());
        return quick;
    }

    private static String source(Quick quick) {
        return assertInstanceOf(Evidence.Observed.class,
                quick.run().record().evidence(ServerCertificate.TYPE, Vantage.HERE)).source().probe();
    }

    /** Such a key is too short for the signatures of TLS 1.3, so a host that has it on ends the first handshake. */
    @Test
    void aKeyThatIsTooShortForTls13IsReadAllTheSame() throws IOException {
        try (OpensslServer server = OpensslServer.start(OpensslIdentity.make(folder, "-newkey", "rsa:512"))) {
            Quick quick = look(server.address());
            assertEquals(Outcome.HOST_ALERT, quick.tls().outcome());
            assertTrue(quick.fact(ClientHellos.TYPE).to(Shape.TLS_1_2).filter(HelloAnswer::accepted).isPresent());
            ServerCertificate certificate = quick.fact(ServerCertificate.TYPE);
            assertEquals(512, certificate.host().keyBits());
            assertTrue(certificate.selfSigned());
            assertEquals("network.hellos", source(quick));
        }
    }

    @Test
    void theOneOfTheFirstLookStays() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            assertEquals("network.first-look", source(look(host.address())));
        }
    }

    @Test
    void aChainIsReadInItsOrder() {
        List<byte[]> chain = LabCertificate.good().issuedByLabCa().issue().chain().stream().map(certificate -> {
            try {
                return certificate.getEncoded();
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
        ServerCertificate read = hellos(TlsAct.presenting(chain)).fact(ServerCertificate.TYPE);
        assertEquals(2, read.chain().size());
        assertEquals(read.host().issuer(), read.chain().get(1).subject());
    }

    @Test
    void withoutOneThereIsAReason() {
        TlsAct silentAfterHello = new TlsAct.Choosing(List.of(0x0303), List.of(0xC02F));
        for (TlsAct act : List.of(silentAfterHello, TlsAct.alert(40), TlsAct.only13(),
                TlsAct.presenting(List.of(new byte[] {0x30, 0x03, 1, 2, 3})))) {
            assertEquals(Optional.of(Reason.PREREQUISITE), hellos(act).reason(ServerCertificate.TYPE));
        }
    }

    private static Quick hellos(TlsAct act) {
        try (LabHost host = LabHost.start(Behaviour.healthy().tls(act))) {
            Quick quick = Alone.look(new HellosProbe(), host.address());
            assertEquals(List.of(), quick.problems());
            return quick;
        }
    }
}
