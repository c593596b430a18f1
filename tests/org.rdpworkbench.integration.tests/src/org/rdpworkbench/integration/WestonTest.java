// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake.Outcome;

/** weston, which speaks TLS and no NLA. */
class WestonTest {

    @Test
    void isHealthy(@TempDir Path folder) throws IOException, CaseFormatException {
        Installed.program("weston");
        try (Peer peer = Weston.start(folder, Identity.rsa(folder))) {
            Look look = Look.at(peer).isHealthy().tls(Outcome.COMPLETED);
            assertTrue(look.chose(Negotiation.PROTOCOL_SSL));
            assertFalse(look.chose(Negotiation.PROTOCOL_HYBRID));
            assertEquals("CN=peer.example", look.fact(ServerCertificate.TYPE).host().subject());
        }
    }
}
