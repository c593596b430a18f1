// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.AddressIdentities.Identity;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.report.TextReport;
import org.rdpworkbench.report.TextStyle;

class HostLinesTest {

    private static String report(Evidence... evidence) {
        return new TextReport(Samples.TEXTS, TextStyle.of(StandardCharsets.UTF_8, false))
                .write(Samples.pass(Optional.empty(), Arrays.asList(evidence)));
    }

    /** Minutes from now to the beginning and the end of the certificate, and by which the host is ahead. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-60 | 60  | 0   | UTC thumbprint",
        "-60 | -5  | 0   | UTC: expired, by this machine's clock",
        "-60 | 30  | 47  | UTC: valid by this machine's clock, but expired by the host's",
        "-60 | -5  | -47 | UTC: expired by this machine's clock, but valid by the host's",
        "30  | 999 | 47  | UTC: not yet valid by this machine's clock, but valid by the host's"})
    void eachClockHasItsSay(int from, int to, int ahead, String words) {
        String text = report(Samples.observed(ServerCertificate.TYPE, certificate(from, to)),
                Samples.observed(ClockSkew.TYPE, new ClockSkew(60.0 * ahead, 0.5, "the NTLM challenge")));
        assertTrue(text.replaceAll("\\s+", " ").contains(words), text);
    }

    private static ServerCertificate certificate(int from, int to) {
        Instant now = Samples.AT;
        return new ServerCertificate(List.of(new ServerCertificate.Certificate("CN=a", "CN=a", "01",
                now.plus(Duration.ofMinutes(from)), now.plus(Duration.ofMinutes(to)), "RSA", 2048,
                "SHA256withRSA", List.of(), List.of(), "AB12", "CD34")), true, ServerCertificate.NameMatch.MISMATCH);
    }

    @Test
    void whoAnswersAtTheOtherAddressesIsNamed() {
        String text = report(
                Samples.observed(TcpConnect.TYPE, new TcpConnect(List.of(to("192.0.2.7"), to("192.0.2.8")))),
                Samples.observed(AddressIdentities.TYPE, new AddressIdentities(List.of(
                        identity("192.0.2.7", "srv1.example.net"), identity("192.0.2.8", "other.example.net")))));
        assertTrue(text.contains("also 192.0.2.8: connected, calls itself other.example.net\n"), text);
    }

    private static ToAddress to(String address) {
        return new ToAddress(address, 3389, ConnectOutcome.CONNECTED, 1, "");
    }

    private static Identity identity(String address, String computer) {
        return new Identity(address, ConnectOutcome.CONNECTED, 1, true, Optional.empty(), List.of(),
                Optional.of(computer));
    }
}
