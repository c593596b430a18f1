// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.probe.host.policy.MalformedPolicyException;
import org.rdpworkbench.probe.host.policy.PolicyValue;
import org.rdpworkbench.probe.host.policy.PreferenceItems;
import org.rdpworkbench.probe.host.policy.RegistryPolicyFile;
import org.rdpworkbench.probe.host.policy.SecurityTemplate;

/** The files in which policies lie: Registry.pol, GptTmpl.inf and the preferences' Registry.xml. */
final class PolicyFilesTest {

    private static final String SERVICES = "HKLM\\Software\\Policies\\Microsoft\\Windows NT\\Terminal Services";
    private static final String LSA = "HKLM\\System\\CurrentControlSet\\Control\\Lsa";
    private static final String LISTENER =
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp";

    private static PolicyValue set(String key, String name, long number) {
        return new PolicyValue(key, name, Optional.of(SettingValue.dword((int) number)), true);
    }

    private static PolicyValue deleted(String key, String name) {
        return new PolicyValue(key, name, Optional.empty(), false);
    }

    /** Written by Samba's python bindings: samba.dcerpc.preg. */
    private static byte[] sambas() throws IOException {
        try (InputStream in = PolicyFilesTest.class.getResourceAsStream("samba.pol")) {
            return in.readAllBytes();
        }
    }

    @Test
    void whatSambaWrites() throws Exception {
        assertEquals(List.of(set(SERVICES, "SecurityLayer", 0), set(SERVICES, "UserAuthentication", 1),
                deleted(SERVICES, "MinEncryptionLevel"),
                deleted("HKLM\\Software\\Policies\\Microsoft\\SystemCertificates", PolicyValue.ALL),
                new PolicyValue(SERVICES, "CertTemplateName", Optional.of(SettingValue.text("RDS; [x]")), true),
                deleted(SERVICES, "A"), deleted(SERVICES, "B")), RegistryPolicyFile.parse(sambas()));
    }

    @Test
    void whatElseIsToBeDoneWithValues() throws Exception {
        byte[] file = PolicyFiles.registry("Software\\X", "**soft.A", 7, "**SecureKey", 1, "B", -1);
        assertEquals(List.of(set("HKLM\\Software\\X", "A", 7), set("HKLM\\Software\\X", "B", 4_294_967_295L)),
                RegistryPolicyFile.parse(file));
        assertEquals(List.of(), RegistryPolicyFile.parse(PolicyFiles.registry("Software\\X")));
    }

    @Test
    void securitySettingsInBothOfTheirCharacterSets() throws Exception {
        String text = """
                [Unicode]
                Unicode=yes
                [System Access]
                MinimumPasswordAge = 1
                [Registry Values]
                MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel=4,5
                machine\\System\\CurrentControlSet\\Control\\Lsa\\FIPSAlgorithmPolicy\\Enabled = 4,1
                MACHINE\\Software\\Text=1,"4,5"
                MACHINE\\Software\\Odd=4,five
                nothing
                [Service General Setting]
                "TermService",4,"D:AR(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)"
                W32Time,2,""
                UmRdpService,,"D:"
                MACHINE\\System\\Elsewhere=4,1
                [Version]
                signature="$CHICAGO$"
                MACHINE\\System\\Elsewhere=4,1
                """.replace("\n", "\r\n");
        List<PolicyValue> expected = List.of(set(LSA, "LmCompatibilityLevel", 5),
                set(LSA + "\\FIPSAlgorithmPolicy", "Enabled", 1),
                new PolicyValue("HKLM\\Software", "Text", Optional.empty(), true),
                new PolicyValue("HKLM\\Software", "Odd", Optional.empty(), true),
                set("HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService", "Start", 4),
                set("HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time", "Start", 2));
        assertEquals(expected, SecurityTemplate.parse(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(expected, SecurityTemplate.parse(text.getBytes(StandardCharsets.US_ASCII)));
        assertEquals(List.of(), SecurityTemplate.parse(new byte[0]));
        assertThrows(MalformedPolicyException.class,
                () -> SecurityTemplate.parse("\n".repeat(60_000).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void preferencesThatAreNotDisabled() throws Exception {
        byte[] file = PolicyFiles.preferences("""
                <Collection clsid="{53B533F5-224C-47e3-B01B-CA3B3F3FF4BF}" name="RDP">
                  %s
                </Collection>
                <Collection disabled="1" name="Old">%s</Collection>
                <Registry disabled="1" name="x">%s</Registry>
                <Registry name="x"><Properties action="D" hive="HKEY_LOCAL_MACHINE" key="Software\\X" name="y"
                    type="REG_DWORD" value="00000001"/></Registry>
                <Registry name="x"><Properties action="U" hive="HKEY_CURRENT_USER" key="Software\\X" name="y"
                    type="REG_DWORD" value="00000001"/></Registry>
                %s%s%s
                """.formatted(PolicyFiles.item("SecurityLayer", "0000000A"), PolicyFiles.item("A", "00000001"),
                        PolicyFiles.item("B", "00000001"), PolicyFiles.item("Bytes", "REG_BINARY", "00Ab"),
                        PolicyFiles.item("Half", "REG_BINARY", "00A"), PolicyFiles.item("Text", "REG_SZ", "a")));
        assertEquals(List.of(set(LISTENER, "SecurityLayer", 10),
                new PolicyValue("HKLM\\Software\\X", "y", Optional.of(SettingValue.dword(1)), false),
                new PolicyValue(LISTENER, "Bytes", Optional.of(SettingValue.of("REG_BINARY",
                        new byte[] {0, (byte) 0xAB})), true),
                new PolicyValue(LISTENER, "Half", Optional.empty(), true),
                new PolicyValue(LISTENER, "Text", Optional.empty(), true)), PreferenceItems.parse(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "<a>", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"})
    void whatIsNoXmlIsRefused(String text) {
        assertThrows(MalformedPolicyException.class,
                () -> PreferenceItems.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsTooDeepIsRefused() {
        assertThrows(MalformedPolicyException.class, () -> PreferenceItems.parse(
                ("<a>".repeat(5_000) + "</a>".repeat(5_000)).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyBeginningOfAFileIsRefusedOrShorter() throws Exception {
        byte[] all = sambas();
        List<PolicyValue> values = RegistryPolicyFile.parse(all);
        for (int length = 0; length < all.length; length++) {
            byte[] part = Arrays.copyOf(all, length);
            try {
                List<PolicyValue> fewer = RegistryPolicyFile.parse(part);
                assertEquals(values.subList(0, fewer.size()), fewer);
            } catch (MalformedPolicyException e) {
                assertEquals("Registry.pol", e.getMessage().substring(0, 12));
            }
        }
    }

    static LongStream seeds() {
        String given = System.getenv("RDPWORKBENCH_FUZZ_SEED");
        return given != null ? LongStream.of(Long.parseLong(given)) : new Random().longs(4);
    }

    @FunctionalInterface
    private interface Parser {
        List<PolicyValue> parse(byte[] bytes) throws MalformedPolicyException;
    }

    /** Files that somebody made to break a reader, other ones in each run; the seed brings one back. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anyBytesAreReadOrRefused(long seed) throws IOException {
        Random random = new Random(seed);
        List<byte[]> sound = List.of(sambas(), PolicyFiles.template("MACHINE\\A\\B=4,5\r\nMACHINE\\C=1,\"x\"\r\n"),
                PolicyFiles.preferences(PolicyFiles.item("SecurityLayer", "00000000")));
        List<Parser> parsers = List.of(RegistryPolicyFile::parse, SecurityTemplate::parse, PreferenceItems::parse);
        for (int round = 0; round < 500; round++) {
            for (int i = 0; i < parsers.size(); i++) {
                byte[] bytes = sound.get(i).clone();
                for (int change = random.nextInt(4); change >= 0; change--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                try {
                    parsers.get(i).parse(bytes);
                } catch (MalformedPolicyException e) {
                    // That is how it may be refused.
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("RDPWORKBENCH_FUZZ_SEED=" + seed, e);
                }
            }
        }
    }
}
