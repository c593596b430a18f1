// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.facts.NameComparison;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;

class NameComparisonTest {

    private static NameMatch compare(String host, String subject, String... names) {
        return NameComparison.of(host, new Certificate(subject, "CN=issuer", "1", Instant.EPOCH, Instant.MAX, "RSA",
                2048, "SHA256withRSA", List.of(), List.of(names), "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "host.example, host.example, MATCH",
        "HOST.example, host.EXAMPLE, MATCH",
        "host.example., host.example, MATCH",
        "host.example, other.example, MISMATCH",
        "host.example, example, MISMATCH",
        "host.example, *.example, MATCH",
        "host.example, *, MISMATCH",
        "host.example, h*.example, MISMATCH",
        "a.host.example, *.example, MISMATCH",
        "example, *.example, MISMATCH",
        "host., *., MISMATCH",
        "rds01, RDS01, MATCH",
        "192.0.2.7, 192.0.2.7, MATCH",
        "192.0.2.7, 192.0.2.8, NOT_COMPARABLE",
        "192.0.2.7, host.example, NOT_COMPARABLE",
        "192.0.2.7, *.0.2.7, NOT_COMPARABLE",
        "::1, 0:0:0:0:0:0:0:1, MATCH",
        "2001:DB8::7, 2001:db8:0:0:0:0:0:7, MATCH",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1, MATCH",
        "2001:db8::7, host.example, NOT_COMPARABLE",
        "host.example, 192.0.2.7, MISMATCH"})
    void anAlternativeNameIsCompared(String host, String name, NameMatch expected) {
        assertEquals(expected, compare(host, "CN=somebody", name));
    }

    @Test
    void oneOfManyNamesIsEnough() {
        assertEquals(NameMatch.MATCH, compare("b.example", "CN=x", "a.example", "b.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "host.example | CN=host.example | MATCH",
        "host.example | CN=host.example,O=Corp | MATCH",
        "host.example | O=Corp,cn=host.example | MATCH",
        "host.example | O=Corp | MISMATCH",
        "192.0.2.7 | CN=192.0.2.7 | MATCH",
        "host.example | '' | MISMATCH"})
    void theCommonNameStandsInWhereThereAreNoOthers(String host, String subject, NameMatch expected) {
        assertEquals(expected, compare(host, subject));
    }

    @Test
    void theCommonNameIsNotAskedWhereThereAreOthers() {
        assertEquals(NameMatch.MISMATCH, compare("host.example", "CN=host.example", "other.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "O=x\\,CN=host.example",
        "CN=other.example+O=x\\,CN=host.example",
        "O=\"a,CN=host.example\",CN=other",
        "CN=other.example,CN=host.example",
        "CN=host.example\\00.other.example",
        "CN=#0c0c686f73742e6578616d706c65",
        "CN=host.example\\",
        "=,=,CN"})
    void textThatOnlyLooksLikeACommonNameIsNone(String subject) {
        assertEquals(NameMatch.MISMATCH, compare("host.example", subject));
    }

    /** Each would be looked up by the resolver if it were taken for an address without a closer look. */
    @ParameterizedTest
    @CsvSource({"999.1.1.1", "1.2.3.4.5", "zz:1", ".:1", "a:b:zz", "1.2.3.4.host.example", "%eth0", "''"})
    void aNameInACertificateIsNeverLookedUp(String name) {
        assertEquals(NameMatch.NOT_COMPARABLE, compare("192.0.2.7", "CN=x", name));
    }
}
