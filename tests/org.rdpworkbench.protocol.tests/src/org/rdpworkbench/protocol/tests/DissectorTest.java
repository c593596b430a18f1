// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.protocol.credssp.TsRequest;
import org.rdpworkbench.protocol.dissect.Dissector;
import org.rdpworkbench.protocol.dissect.Field;
import org.rdpworkbench.protocol.mcs.ClientData;
import org.rdpworkbench.protocol.mcs.ConnectInitial;
import org.rdpworkbench.protocol.ntlm.NegotiateMessage;
import org.rdpworkbench.protocol.tls.CipherSuiteName;

class DissectorTest {

    /** All fields as lines, the parts of one indented below it. */
    private static List<String> lines(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        add(Dissector.dissect(bytes), "", lines);
        return lines;
    }

    private static void add(List<Field> fields, String indent, List<String> lines) {
        for (Field field : fields) {
            lines.add((indent + field.name() + " " + field.value()).stripTrailing());
            add(field.parts(), indent + " ", lines);
        }
    }

    @Test
    void aRequestIsNamedToItsLastBit() {
        assertEquals(List.of("X.224 Connection Request", " TPKT version 3", " reserved 0", " length 43",
                " X.224 length indicator 38", " X.224 code X.224 Connection Request", " destination reference 0x0000",
                " source reference 0x0000", " class and options 0x00", " cookie Cookie: mstshash=probe", " RDP_NEG_REQ",
                "  type 1", "  flags none", "  length 8", "  requestedProtocols 0x00000003 SSL, HYBRID"),
                lines(Vectors.get("request.cookie-probe-protocols-3")));
    }

    @Test
    void aConfirmSaysWhatTheHostChoseOrWhyItRefused() {
        assertTrue(lines(Vectors.get("confirm.windows-2012r2")).containsAll(List.of(" RDP_NEG_RSP",
                "  selectedProtocol 0x00000002 HYBRID")));
        assertTrue(lines(Vectors.get("confirm.hybrid-required")).contains(
                "  failureCode 5 HYBRID_REQUIRED_BY_SERVER"));
    }

    @Test
    void anAlertHasItsName() {
        assertEquals(List.of("TLS record alert", " content type alert", " version TLS 1.2", " length 2",
                " level 2 fatal", " description 40 handshake_failure"),
                lines(Vectors.get("alert.freerdp-handshake-failure")));
    }

    @Test
    void aMessageThatGoesOnInTheNextRecordIsNoOther() {
        List<String> lines = lines(Vectors.hex("16030300070b000005000002" + "1603030002aabb"));
        assertTrue(lines.contains(" Certificate goes on in the next record"), lines.toString());
        assertTrue(lines.contains(" rest of the message before aa bb"), lines.toString());
    }

    @Test
    void aHelloTellsVersionAndSuite() {
        List<String> lines = lines(Vectors.get("server-hello.tls13"));
        assertTrue(lines.contains(" ServerHello"), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("  cipher suite TLS_")), lines.toString());
        assertTrue(lines.contains("   supported_versions"), lines.toString());
        assertTrue(lines.contains("    version TLS 1.3"), lines.toString());
    }

    @Test
    void suitesHaveTheirNames() {
        assertEquals("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", CipherSuiteName.of(0xC030));
        assertEquals("0xABCD", CipherSuiteName.of(0xABCD));
        assertTrue(lines(Vectors.get("server-hello.tls12")).stream()
                .anyMatch(line -> line.startsWith("  cipher suite TLS_")));
    }

    @Test
    void theSettingsOfStandardSecurityAreNamed() {
        List<String> response = lines(Vectors.get("connect-response"));
        assertTrue(response.containsAll(List.of(" MCS Connect Response", "   h221NonStandard McDn", "   SC_CORE",
                "    version 0x00080004 RDP 5 to 8", "   SC_SECURITY", "    encryptionMethod 0x00000002 128 bits",
                "    encryptionLevel 2 client compatible", "   SC_NET")), response::toString);
        List<String> initial = lines(new ConnectInitial(new ClientData("probe", ClientData.ALL_METHODS)).encode());
        assertTrue(initial.containsAll(List.of(" MCS Connect Initial", "   CS_CORE", "    clientName probe",
                "   CS_SECURITY", "    encryptionMethods 0x0000001b")), initial::toString);
    }

    @Test
    void aHostThatHangsUpSaysWhy() {
        assertTrue(lines(Vectors.get("ultimatum.xrdp")).containsAll(List.of(" MCS Disconnect Provider Ultimatum",
                "  reason rn-user-requested")));
    }

    @Test
    void whatIsEncryptedStaysBytes() {
        List<String> lines = lines(Vectors.hex("140303000101" + "16030300020102" + "17030300020304"));
        assertEquals(List.of(" encrypted 01 02", " encrypted 03 04"),
                lines.stream().filter(line -> line.startsWith(" encrypted")).toList());
    }

    @Test
    void aChallengeTellsNamesVersionAndTime() {
        List<String> lines = lines(Vectors.get("tsrequest.windows-10-1709"));
        assertEquals("TSRequest", lines.getFirst());
        assertTrue(lines.containsAll(List.of("   MessageType 2 CHALLENGE", "   ProductBuild 16299",
                "   TargetName DESKTOP-KMDT420", "    MsvAvDnsComputerName", "     Value DESKTOP-KMDT420",
                "     Value 2019-03-12T13:27:28Z")), lines.toString());
    }

    @Test
    void ourOwnFirstMessageIsNamedToo() {
        List<String> lines = lines(TsRequest.of(NegotiateMessage.encode()).encode());
        assertTrue(lines.containsAll(List.of("  INTEGER 6", "   MessageType 1 NEGOTIATE")), lines.toString());
    }

    @Test
    void whatNobodyKnowsStaysBytes() {
        assertEquals(List.of("unknown 48 54 54 50"), lines("HTTP".getBytes()));
    }
}
