// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.Octets;
import org.rdpworkbench.protocol.x224.ConnectionConfirm;
import org.rdpworkbench.protocol.x224.ConnectionRequest;
import org.rdpworkbench.protocol.x224.ConnectionRequest.NegotiationRequest;
import org.rdpworkbench.protocol.x224.FailureCode;
import org.rdpworkbench.protocol.x224.Negotiation;
import org.rdpworkbench.protocol.x224.Protocols;
import org.rdpworkbench.protocol.x224.ResponseFlags;

class NegotiationTest {

    private static final long SSL_AND_HYBRID = Protocols.SSL | Protocols.HYBRID;

    @Test
    void requestsAreWrittenByteForByte() {
        ConnectionRequest request = ConnectionRequest.of("probe", SSL_AND_HYBRID);
        assertArrayEquals(Vectors.get("request.cookie-probe-protocols-3"), request.encode());
        assertArrayEquals(Vectors.get("request.protocols-3"), request.withoutCookie().encode());
        assertArrayEquals(Vectors.hex("0300000b06e00000000000"),
                request.withoutCookie().withoutNegotiation().encode());
    }

    @Test
    void requestsSurviveTheRoundTrip() throws DecodeException {
        ConnectionRequest request = ConnectionRequest.of("probe", 0xFFFFFFFFL);
        for (ConnectionRequest variant : List.of(request, request.withoutCookie(), request.withoutNegotiation(),
                request.withoutCookie().withoutNegotiation(),
                new ConnectionRequest(Optional.of("Cookie: msts=1.2.3"), request.negotiation()))) {
            assertEquals(variant, ConnectionRequest.decode(variant.encode()));
        }
    }

    @Test
    void correlationInfoIsSkippedAndNeverPromised() throws DecodeException {
        String request = "0300003732e00000000000 0108080003000000 06002400" + "11".repeat(16) + "00".repeat(16);
        ConnectionRequest decoded = ConnectionRequest.decode(Vectors.hex(request));
        assertEquals(Optional.of(new NegotiationRequest(8, SSL_AND_HYBRID)), decoded.negotiation());
        assertArrayEquals(Vectors.get("request.protocols-3"), decoded.encode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "tab\t", "ü"})
    void aMarkerCannotBreakTheLine(String marker) {
        assertThrows(IllegalArgumentException.class, () -> ConnectionRequest.of(marker, 0));
    }

    @Test
    void aMarkerMustFitIntoTheLengthIndicator() throws DecodeException {
        String longest = "x".repeat(ConnectionRequest.MAX_COOKIE_LENGTH - "Cookie: mstshash=".length());
        ConnectionRequest request = ConnectionRequest.of(longest, 3);
        assertEquals(request, ConnectionRequest.decode(request.encode()));
        assertThrows(IllegalArgumentException.class, () -> ConnectionRequest.of(longest + "x", 3));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-2008,      0x1234, 0x00",
        "windows-2008r2-dc, 0x1234, 0x01",
        "windows-8,         0x1234, 0x07",
        "windows-7,         0x1234, 0x09",
        "windows-2012r2,    0x1234, 0x0F",
        "windows-2016,      0x1234, 0x1F",
        "gnome,             0x0000, 0x03"})
    void confirmsThatSelectHybrid(String name, int sourceReference, int flags) throws DecodeException {
        assertEquals(new ConnectionConfirm(0, sourceReference, new Negotiation.Response(flags, Protocols.HYBRID)),
                confirm(name));
    }

    @ParameterizedTest
    @CsvSource({"windows-2003, 0x1234, 2", "hybrid-required, 0, 5"})
    void confirmsThatRefuse(String name, int sourceReference, long code) throws DecodeException {
        assertEquals(new ConnectionConfirm(0, sourceReference, new Negotiation.Failure(code)), confirm(name));
    }

    @ParameterizedTest
    @CsvSource({"windows-xp, 0x1234", "no-negotiation, 0"})
    void confirmsWithoutNegotiation(String name, int sourceReference) throws DecodeException {
        assertEquals(new ConnectionConfirm(0, sourceReference, new Negotiation.None()), confirm(name));
    }

    @Test
    void anUnknownStructureSurvives() throws DecodeException {
        byte[] packet = Vectors.hex("030000130ed00000123400 7f00080002000000");
        assertEquals(new Negotiation.Unknown(0x7F, Octets.of(Vectors.hex("00080002000000"))),
                ConnectionConfirm.decode(packet).negotiation());
    }

    @Test
    void confirmsSurviveTheRoundTrip() throws DecodeException {
        for (String name : Vectors.names("confirm.")) {
            assertArrayEquals(Vectors.get(name), ConnectionConfirm.decode(Vectors.get(name)).encode(), name);
        }
        byte[] unknown = Vectors.hex("030000130ed00000123400 7f00080002000000");
        assertArrayEquals(unknown, ConnectionConfirm.decode(unknown).encode());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "030000130ed000001234000200090002000000",     // negotiation data of length 9
        "030000130dd000001234000200080002000000",     // length indicator one less
        "0300000b06800000123400",                     // a disconnect request
        "0300000e09d0000012340002000800",             // a response that is cut short
        "0300001611d000001234000200080002000000000000"}) // a response with a tail
    void otherUnitsAreNoConfirm(String packet) {
        assertThrows(DecodeException.class, () -> ConnectionConfirm.decode(Vectors.hex(packet)));
    }

    @Test
    void namesKnownValuesAndKeepsUnknownOnes() {
        assertEquals(List.of("RDP"), Protocols.names(0));
        assertEquals(List.of("SSL", "HYBRID", "HYBRID_EX"), Protocols.names(11));
        assertEquals(List.of("RDSTLS", "RDSAAD", "0x80000100"), Protocols.names(0x80000114L));
        assertEquals(List.of(), ResponseFlags.names(0));
        assertEquals(List.of("EXTENDED_CLIENT_DATA_SUPPORTED", "RESTRICTED_ADMIN_MODE_SUPPORTED", "0x80"),
                ResponseFlags.names(0x89));
        assertEquals("SSL_REQUIRED_BY_SERVER", FailureCode.name(1));
        assertEquals("SSL_NOT_ALLOWED_BY_SERVER", FailureCode.name(2));
        assertEquals("SSL_CERT_NOT_ON_SERVER", FailureCode.name(3));
        assertEquals("INCONSISTENT_FLAGS", FailureCode.name(4));
        assertEquals("HYBRID_REQUIRED_BY_SERVER", FailureCode.name(5));
        assertEquals("SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER", FailureCode.name(6));
        assertEquals("0x0", FailureCode.name(0));
        assertEquals("0xffffffff", FailureCode.name(0xFFFFFFFFL));
    }

    private static ConnectionConfirm confirm(String name) throws DecodeException {
        return ConnectionConfirm.decode(Vectors.get("confirm." + name));
    }
}
