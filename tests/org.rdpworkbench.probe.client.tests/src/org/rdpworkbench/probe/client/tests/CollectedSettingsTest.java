// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.RestartSigns.Sign;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.TimeService;
import org.rdpworkbench.facts.TimeService.Source;
import org.rdpworkbench.probe.client.CollectedReader;

/** Settings that were collected on the console of a host: as a look inside has them, but for what no script can ask. */
final class CollectedSettingsTest {

    private static final String TCP = "\\Terminal Server\\WinStations\\RDP-Tcp";
    private static final String SERVER = "\\Terminal Server";
    private static final String PROTOCOLS = "\\SecurityProviders\\SCHANNEL\\Protocols\\";
    private static final String NAMES = "\\ComputerName\\";

    private static Gathered host() {
        return Gathered.inside("srv1").part("listener").part("policies").part("schannel").part("lsa");
    }

    private static Map<String, Object> value(String key, String name, Object value) {
        return Gathered.value("HKLM:\\SYSTEM\\CurrentControlSet\\Control" + key, name, value);
    }

    private static Map<String, Object> policy(String name, Object value) {
        return Gathered.value("HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services", name, value);
    }

    private static <F extends Record & Fact> Optional<F> fact(Gathered file, FactType<F> type)
            throws EvidenceException {
        return new CollectedReader().read(file.part("services").bytes()).getFirst().pieces().stream()
                .filter(piece -> piece.type().equals(type) && piece.vantage() == Vantage.INSIDE).findFirst()
                .map(piece -> type.record().cast(piece.fact()));
    }

    private static RemoteDesktopSettings settings(Gathered file) throws EvidenceException {
        return fact(file, RemoteDesktopSettings.TYPE).orElseThrow();
    }

    private static Setting setting(Gathered file, String name) throws EvidenceException {
        return settings(file).setting(name).orElseThrow();
    }

    @Test
    void whatNobodySetIsAskedForAndNotGuessed() throws Exception {
        RemoteDesktopSettings none = settings(host());
        assertEquals(16, none.settings().size());
        assertTrue(none.settings().stream().allMatch(one -> one.owner() == Owner.DEFAULT
                && one.effective().isEmpty() && one.policy().isEmpty() && one.local().isEmpty()), none.toString());
    }

    @Test
    void aPolicyWinsAndOwns() throws Exception {
        Gathered file = host().part("listener", value(TCP, "SecurityLayer", 2), value(TCP, "MinEncryptionLevel", 3))
                .part("policies", policy("SecurityLayer", 0));
        assertEquals(new Setting(RemoteDesktopSettings.SECURITY_LAYER, Optional.of(0L), Owner.POLICY, Optional.of(0L),
                Optional.of(2L)), setting(file, RemoteDesktopSettings.SECURITY_LAYER));
        assertEquals(new Setting(RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL, Optional.of(3L), Owner.LOCAL,
                Optional.empty(), Optional.of(3L)), setting(file, RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL));
    }

    /** That Remote Desktop is off stands in another key than what the listener is set to. */
    @Test
    void eachIsReadFromItsOwnKey() throws Exception {
        Gathered file = host().part("listener", value(TCP, "fDenyTSConnections", 1), value(SERVER, "PortNumber", 7),
                value(TCP, "PortNumber", 3390), value(SERVER, "fDenyTSConnections", 0));
        assertEquals(Optional.of(0L), settings(file).effective(RemoteDesktopSettings.DENY_CONNECTIONS));
        assertEquals(Optional.of(3390L), settings(file).effective(RemoteDesktopSettings.PORT));
        Gathered tls = host().part("schannel", value(PROTOCOLS + "TLS 1.2\\Client", "Enabled", 1),
                value(PROTOCOLS + "TLS 1.2\\Server", "Enabled", 0),
                value(PROTOCOLS + "TLS 1.3\\Server", "DisabledByDefault", 1));
        assertEquals(Optional.of(0L), settings(tls).effective(RemoteDesktopSettings.TLS_12_ENABLED));
        assertEquals(Optional.empty(), settings(tls).effective(RemoteDesktopSettings.TLS_12_DISABLED));
        assertEquals(Optional.of(1L), settings(tls).effective(RemoteDesktopSettings.TLS_13_DISABLED));
        Gathered lsa = host().part("lsa", value("\\Lsa", "Enabled", 0), value("\\Lsa", "LmCompatibilityLevel", 5),
                value("\\Lsa\\FipsAlgorithmPolicy", "Enabled", 1));
        assertEquals(Optional.of(1L), settings(lsa).effective(RemoteDesktopSettings.FIPS));
        assertEquals(Optional.of(5L), settings(lsa).effective(RemoteDesktopSettings.LM_COMPATIBILITY));
    }

    @Test
    void whatPoliciesAndHandsWriteToTheSamePlaceHasNoOwner() throws Exception {
        Setting lm = setting(host().part("lsa", value("\\Lsa", "LmCompatibilityLevel", 5)),
                RemoteDesktopSettings.LM_COMPATIBILITY);
        assertEquals(Owner.UNKNOWN, lm.owner());
        assertTrue(lm.mayBeReapplied());
    }

    @Test
    void whatIsNoNumberIsNotTakenForUnset() throws Exception {
        Gathered file = host().part("listener", value(TCP, "SecurityLayer", 2)).part("policies",
                policy("SecurityLayer", "0"));
        assertEquals(new Setting(RemoteDesktopSettings.SECURITY_LAYER, Optional.empty(), Owner.UNKNOWN,
                Optional.empty(), Optional.of(2L)), setting(file, RemoteDesktopSettings.SECURITY_LAYER));
    }

    /** As Windows PowerShell has large numbers, and as others do. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 4_294_967_295L})
    void anyNumberOfConnections(long most) throws Exception {
        assertEquals(Optional.of(4_294_967_295L), settings(host().part("listener", value(TCP, "MaxInstanceCount",
                most))).effective(RemoteDesktopSettings.MOST_CONNECTIONS));
    }

    @ParameterizedTest
    @ValueSource(longs = {-2_147_483_649L, 4_294_967_296L, Long.MAX_VALUE})
    void longerNumbersAreNone(long most) throws Exception {
        assertEquals(Owner.UNKNOWN, setting(host().part("listener", value(TCP, "MaxInstanceCount", most)),
                RemoteDesktopSettings.MOST_CONNECTIONS).owner());
    }

    @ParameterizedTest
    @ValueSource(strings = {"listener", "policies", "schannel", "lsa"})
    void aPartThatWasRefusedLeavesNoneOfThem(String part) throws Exception {
        assertEquals(Optional.empty(), fact(host().lacks(part, "denied"), RemoteDesktopSettings.TYPE));
    }

    private static Map<String, Object> sign(String sign, boolean there) {
        return Map.of("sign", sign, "there", there);
    }

    @Test
    void whatWaitsForARestart() throws Exception {
        Gathered file = host().part("restart", sign("servicing", true), sign("windowsUpdate", false),
                sign("fileRenames", true), value(NAMES + "ComputerName", "ComputerName", "NEW"),
                value(NAMES + "ActiveComputerName", "ComputerName", "OLD"))
                .part("started", "2026-11-20T06:00:00.1234567Z");
        RestartSigns signs = fact(file, RestartSigns.TYPE).orElseThrow();
        assertEquals(List.of(Sign.SERVICING, Sign.FILE_RENAMES, Sign.COMPUTER_RENAME), signs.signs());
        assertEquals(Optional.of(Instant.parse("2026-11-20T06:00:00.1234567Z")), signs.started());
    }

    /** When settings of TLS were written no script can ask, so that the host is never called quiet. */
    @Test
    void withoutASignNothingIsSaidOfSettingsOfTls() throws Exception {
        RestartSigns signs = fact(host().part("restart", sign("servicing", false), sign("windowsUpdate", false),
                sign("fileRenames", false), value(NAMES + "ComputerName", "ComputerName", "srv1"),
                value(NAMES + "ActiveComputerName", "ComputerName", "SRV1")).lacks("started", "denied"),
                RestartSigns.TYPE).orElseThrow();
        assertEquals(List.of(), signs.signs());
        assertEquals(Optional.empty(), signs.started());
        assertFalse(signs.quiet());
        assertTrue(new RestartSigns(List.of(), Optional.empty(), List.of()).quiet(), "of who asked");
        assertEquals(Optional.empty(), fact(host(), RestartSigns.TYPE), "of a collector that did not ask");
        assertEquals(Optional.empty(), fact(host().lacks("restart", "denied"), RestartSigns.TYPE));
    }

    private static Map<String, Object> time(String type) {
        return Gathered.value("HKLM:\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters", "Type", type);
    }

    private static Optional<TimeService> timeService(Gathered file) throws EvidenceException {
        return new CollectedReader().read(file.bytes()).getFirst().pieces().stream().map(piece -> piece.fact())
                .filter(TimeService.class::isInstance).map(TimeService.class::cast).findFirst();
    }

    @ParameterizedTest
    @CsvSource({"NT5DS,DOMAIN", "ntp,SERVERS", "AllSync,ALL", "NoSync,NOWHERE", "other,UNKNOWN"})
    void howItKeepsItsTime(String type, Source source) throws Exception {
        Gathered file = Gathered.inside("srv1").part("services", Map.of("name", "w32time", "state", "Stopped",
                "start", "Manual", "account", "NT AUTHORITY\\LocalService")).part("clock", time(type));
        assertEquals(Optional.of(new TimeService(State.STOPPED, source)), timeService(file));
        assertEquals(Optional.empty(), timeService(file.lacks("clock", "denied")));
        assertEquals(Optional.empty(), timeService(file.part("clock", time(type)).part("services")),
                "it may only be hidden");
    }

    @Test
    void aPolicyOfTheTimeComesFirst() throws Exception {
        Gathered file = Gathered.inside("srv1").part("services", Map.of("name", "W32Time", "state", "Running"))
                .part("clock", time("NTP"), Gathered.value("HKLM:\\SOFTWARE\\Policies\\Microsoft\\W32Time\\Parameters",
                        "Type", "NT5DS"));
        assertEquals(Optional.of(new TimeService(State.RUNNING, Source.DOMAIN)), timeService(file));
        assertEquals(Optional.of(new TimeService(State.RUNNING, Source.UNKNOWN)), timeService(file.part("clock")));
    }
}
