// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.probe.client.CollectedReader;
import org.rdpworkbench.probe.client.PowerShellCollector;

/** Nothing is gathered that nobody sees: what each part of the script brings changes the evidence. */
final class CollectedPartsTest {

    /** The help page tells of them; a host has no fact of which Windows it is. */
    private static final Set<String> FOR_PEOPLE_OF_A_HOST = Set.of("system");
    private static final String W32TIME = "HKLM:\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters";
    private static final String SCRIPT = new String(new PowerShellCollector().content(), StandardCharsets.US_ASCII);

    private static final Logged[] FAILS = {Logged.begins("08:00:00.1", "srv1"), Logged.ends("08:00:00.3", 2308)};

    /** What a part may hold, by its name. */
    private static Map<String, Object[]> client() {
        Map<String, Object[]> parts = new TreeMap<>();
        put(parts, "system", Gathered.value("CurrentBuildNumber", "19045"));
        put(parts, "clock", Gathered.value(W32TIME, "Type", "NT5DS"));
        put(parts, "lsa", Gathered.value("LmCompatibilityLevel", 5));
        put(parts, "attempts", FAILS[0].xml(), FAILS[1].xml());
        put(parts, "encryptionOracle");
        put(parts, "schannel", Gathered.value("HKLM:\\Protocols\\TLS 1.2\\Client", "Enabled", 0));
        put(parts, "clientPolicies", Gathered.value("AuthenticationLevel", 2));
        put(parts, "servers", Map.of("server", "srv1", "values", List.of(Gathered.value("CertHash", "00".repeat(20)))));
        put(parts, "savedCredentials", "TERMSRV/srv1");
        put(parts, "defaultRdp", "full address:s:srv1", "enablecredsspsupport:i:0");
        put(parts, "hostsFile", "192.0.2.9 srv1");
        put(parts, "nameCache", Map.of("entry", "srv1", "address", "192.0.2.8"));
        put(parts, "namePolicies", Gathered.value("Name", "."));
        put(parts, "winsockProtocols", Gathered.value("Num_Catalog_Entries64", 1));
        put(parts, "winsockNames", Map.of("entry", "1", "file", "C:\\a.dll", "there", true));
        put(parts, "networkFilters", Map.of("name", "VPN filter"));
        return parts;
    }

    private static Map<String, Object[]> host() {
        Map<String, Object[]> parts = new TreeMap<>();
        put(parts, "clock", Gathered.value(W32TIME, "Type", "NT5DS"));
        put(parts, "services", Map.of("name", "W32Time", "state", "Running", "start", "Auto"));
        put(parts, "product", Gathered.value("ProductType", "ServerNT"));
        put(parts, "listener", Gathered.value("SelfSignedCertificate", CollectedHostTest.THUMBPRINT));
        put(parts, "policies");
        put(parts, "lsa", Gathered.value("LmCompatibilityLevel", 5));
        put(parts, "schannel");
        put(parts, "restart", Map.of("sign", "servicing", "there", true));
        put(parts, "started", "2026-11-20T06:00:00Z");
        put(parts, "certificates", Map.of("store", "MY", "blob", CollectedHostTest.blob()));
        put(parts, "machine", Gathered.value("MachineGuid", "00000000-guid"));
        put(parts, "keyFiles");
        put(parts, "keyFolders", Map.of("folder", "MachineKeys", "created", "2026-11-20T06:00:00Z"));
        put(parts, "refusedLogons", Map.of("since", "2026-11-20T07:10:00Z"));
        return parts;
    }

    private static void put(Map<String, Object[]> parts, String name, Object... items) {
        parts.put(name, items);
    }

    private static Set<String> written(String from, String to) {
        String section = SCRIPT.substring(SCRIPT.indexOf("# ---- " + from), SCRIPT.indexOf("# ---- " + to));
        return Pattern.compile("Add-Part '(\\w+)'").matcher(section).results().map(hit -> hit.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> with(Set<String> some, Set<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    @Test
    void eachPartOfTheScriptIsReadOrForPeople() {
        Set<String> both = written("Both sides", "The client");
        assertEquals(with(both, written("The client", "The host")), client().keySet());
        assertEquals(with(both, written("The host", "The result")), with(host().keySet(), FOR_PEOPLE_OF_A_HOST));
        assertEquals(Pattern.compile("Add-Part '").matcher(SCRIPT).results().count(),
                both.size() + written("The client", "The host").size() + written("The host", "The result").size());
    }

    @TestFactory
    Stream<DynamicTest> withoutAPartTheEvidenceIsAnother() {
        return Stream.concat(tests("client", client(), file -> file),
                tests("host", host(), file -> file.top("inside", true)));
    }

    private static Stream<DynamicTest> tests(String side, Map<String, Object[]> parts, UnaryOperator<Gathered> of) {
        return parts.keySet().stream().map(part -> DynamicTest.dynamicTest(side + ": " + part, () -> assertNotEquals(
                evidence(of.apply(Gathered.client("srv1")), parts, ""),
                evidence(of.apply(Gathered.client("srv1")), parts, part))));
    }

    private static String evidence(Gathered file, Map<String, Object[]> parts, String without)
            throws EvidenceException {
        parts.forEach((name, items) -> {
            if (!name.equals(without)) {
                file.part(name, items);
            }
        });
        return new CollectedReader().read(file.bytes()).stream().map(one -> one.target() + " " + one.pieces()).toList()
                .toString();
    }
}
