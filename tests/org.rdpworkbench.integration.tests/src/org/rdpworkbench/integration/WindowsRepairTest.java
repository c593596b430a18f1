// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.lab.LabCertificate;
import org.rdpworkbench.wine.Machine;

/**
 * Repairs of a Windows by the way in {@code windows}, with the fixers of the workbench and its engine, in the Java for
 * Windows under Wine: planned, applied, verified from outside and undone. Behind that Wine's own programs export the
 * same registry, with its services and certificate store, byte for byte.
 *
 * <p>What cannot be had there: a service that needs another one, since Wine's EnumDependentServices names none, so that
 * the order of dependents is tested with Samba alone; permissions that a mode of Unix cannot say, which Wine takes and
 * loses; a restart; and a Remote Desktop that serves by these settings, which the lab plays. SessionEnv and
 * UmRdpService are made for it and run the program of Wine's TermService. A certificate store is looked at in the
 * registry here; that its own functions see a certificate go and come back is a test of the way in.
 */
@EnabledOnOs(OS.LINUX)
final class WindowsRepairTest {

    private static final String RUNNING = "REG_DWORD 04000000";
    private static final String STOPPED = "REG_DWORD 01000000";
    private static final String DEMAND = "REG_DWORD 03000000";
    private static final String DISABLED = "REG_DWORD 04000000";
    private static final String BINDING = "value:" + WindowsHost.LISTENER + "\\\\SSLCertificateSHA1Hash";
    private static final String GIVEN = "test.refused.fix-given";
    /** As Windows has it when nothing is wrong with it. */
    private static final String FRESH = """
            [-HKEY_LOCAL_MACHINE\\SOFTWARE\\Workbench]

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Workbench]
            "Gone"=hex(7):61,00,00,00,00

            [-HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2]

            [-HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]

            [-HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SystemCertificates\\Remote Desktop]

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]
            "fDenyTSConnections"=dword:00000000

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]
            "PortNumber"=dword:00000d3d
            "SecurityLayer"=dword:00000002
            "UserAuthentication"=dword:00000001
            """;

    @TempDir
    private static Path folder;
    private static WindowsHost host;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(FrameworkUtil.getBundle(WindowsRepairTest.class) != null, "libraries are bundles of the framework");
        Machine machine = Machine.in(folder);
        for (String name : List.of("SessionEnv", "UmRdpService")) {
            machine.run("wine", "sc", "create", name, "binPath=", "C:\\windows\\system32\\termsv.exe", "start=",
                    "demand");
        }
        // Services end some time after the last program. From here on there are only those that the program needs.
        machine.off();
        host = new WindowsHost(folder, machine);
        host.start();
    }

    @AfterAll
    static void end() throws Exception {
        if (host != null) {
            host.close();
        }
    }

    @BeforeEach
    void fresh() throws Exception {
        host.registry(FRESH);
        host.key("");
    }

    private static void put(String setting, String value) throws Exception {
        assertEquals("put", host.run("put " + setting + "|" + value));
    }

    private static void services(String term, String env) throws Exception {
        put("state:TermService", term);
        put("state:SessionEnv", env);
    }

    /** Plans and applies it: the id of the repair. */
    private static String apply(String key, String outcome, String... steps) throws Exception {
        assertEquals(String.join("; ", steps), host.run("plan " + key));
        String ended = host.run("apply");
        assertTrue(ended.startsWith(outcome + " "), ended);
        return ended.split(" ")[1];
    }

    /** The same, and takes it back: nothing is left of it. */
    private static void applyAndUndo(String key, String outcome, String... steps) throws Exception {
        WindowsState before = host.state();
        String id = apply(key, outcome, steps);
        for (int i = 0; i < steps.length; i++) {
            String setting = steps[i].replaceFirst(" (REG_|KEY |ABSENT |SECURITY_).*", "");
            if (Arrays.stream(steps, i + 1, steps.length).noneMatch(later -> later.startsWith(setting + " "))) {
                assertEquals(steps[i].replaceFirst(".* -> ", ""), host.get(setting), setting);
            }
        }
        undone(id, before);
    }

    private static void undone(String id, WindowsState before) throws Exception {
        String ended = host.run("undo " + id);
        assertTrue(ended.startsWith("UNDONE "), ended);
        assertEquals(List.of(), before.differences(host.state()));
    }

    private static String step(String setting, String before, String after) {
        return setting + " " + before + " -> " + after;
    }

    private static String[] restarting(String... first) {
        String[] all = Arrays.copyOf(first, first.length + 4);
        int at = first.length;
        for (String service : List.of("SessionEnv", "TermService")) {
            all[at++] = step("state:" + service, RUNNING, STOPPED);
            all[at++] = step("state:" + service, STOPPED, RUNNING);
        }
        return all;
    }

    @Test
    void servicesAreEnabledAndStarted() throws Exception {
        Workbench.needs("service.stopped");
        services(STOPPED, STOPPED);
        for (String name : List.of("TermService", "SessionEnv")) {
            put("start:" + name, DISABLED);
        }
        applyAndUndo("service.stopped.fix-enable", "CONFIRMED", step("start:TermService", DISABLED, DEMAND),
                step("start:SessionEnv", DISABLED, DEMAND), step("state:TermService", STOPPED, RUNNING));
        for (String name : List.of("TermService", "SessionEnv")) {
            put("start:" + name, DEMAND);
        }
    }

    @Test
    void theSecurityLayerIsRaised() throws Exception {
        Workbench.needs("policy.rdp-layer-only");
        services(RUNNING, RUNNING);
        WindowsCertificate.keep(host, LabCertificate.good());
        host.registry("""
                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]
                "SecurityLayer"=dword:00000000
                "UserAuthentication"=dword:00000000
                """);
        String value = "value:" + WindowsHost.LISTENER + "\\\\";
        applyAndUndo("policy.rdp-layer-only.fix-coherent", "CONFIRMED",
                step(value + "SecurityLayer", "REG_DWORD 00000000", "REG_DWORD 02000000"),
                step(value + "UserAuthentication", "REG_DWORD 00000000", "REG_DWORD 01000000"),
                step("state:TermService", RUNNING, STOPPED), step("state:TermService", STOPPED, RUNNING));
    }

    /** It waits for a restart, which nobody makes here, and a later look says so. */
    @Test
    void tlsIsSwitchedOnForTheNextStart() throws Exception {
        Workbench.needs("tls.server-disabled");
        services(RUNNING, RUNNING);
        host.registry("""
                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\%s]
                "Enabled"=dword:00000000
                "DisabledByDefault"=dword:00000001
                """.formatted("TLS 1.2\\Server"));
        WindowsState before = host.state();
        String value = "value:" + WindowsHost.TLS_12 + "\\\\";
        String id = apply("tls.server-disabled.fix-tls-1-2", "APPLIED",
                step(value + "Enabled", "REG_DWORD 00000000", "REG_DWORD 01000000"),
                step(value + "DisabledByDefault", "REG_DWORD 01000000", "REG_DWORD 00000000"));
        String again = host.run("resume " + id);
        assertTrue(again.startsWith("APPLIED ") && again.contains("the host has not restarted"), again);
        undone(id, before);
    }

    private static String binding() throws Exception {
        String stale = "REG_BINARY " + "ab".repeat(20);
        services(RUNNING, RUNNING);
        host.registry("""
                [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]
                "SSLCertificateSHA1Hash"=hex:%s
                """.formatted("ab,".repeat(19) + "ab"));
        assertEquals(stale, host.get(BINDING));
        return step(BINDING, stale, "ABSENT ");
    }

    @Test
    void aBindingToACertificateThatIsNowhereIsTakenAway() throws Exception {
        Workbench.needs("certificate.unbound");
        String binding = binding();
        applyAndUndo("certificate.unbound.fix-take-away", "CONFIRMED", restarting(binding));
    }

    /** With what the store knows of it and of its key, which comes back with it. */
    @Test
    void theHostsOwnCertificateIsTakenOutOfItsStore() throws Exception {
        Workbench.needs("certificate.expired");
        services(RUNNING, RUNNING);
        WindowsCertificate own = WindowsCertificate.keep(host,
                LabCertificate.good().valid(Duration.ofDays(-200), Duration.ofDays(-18)));
        String key = WindowsHost.STORE + "\\" + own.thumbprint();
        applyAndUndo("certificate.expired.fix-renew", "CONFIRMED", restarting(
                step("value:" + key + "\\\\Blob", "REG_BINARY " + own.entry(), "ABSENT "),
                step("key:" + key, "KEY ", "ABSENT ")));
    }

    /** Also what no program should write. The permissions are such as a mode can say. */
    @Test
    void keysAreMadeAndValuesOfAnyKindAndPermissionsChanged() throws Exception {
        services(STOPPED, STOPPED);
        put("value:HKLM\\SOFTWARE\\Workbench\\\\Old", "REG_EXPAND_SZ 2500");
        Path files = Files.createDirectories(host.machine().drive().resolve("Workbench"));
        String some = mode(files.resolve("some"), "rw-------");
        String more = mode(files.resolve("more"), "rw-r--r--");
        String key = "HKLM\\SOFTWARE\\Workbench";
        host.run("give registry:" + key + "\\New\\Deep\\Made|REG_0x20 00ff01;registry:" + key + "\\Gone|ABSENT ;"
                + "registry:" + key + "\\Old|REG_SZ 610062;acl:C:\\Workbench\\some|" + more + ";TermService");
        applyAndUndo(GIVEN, "CONFIRMED", step("key:" + key + "\\New", "ABSENT ", "KEY "),
                step("key:" + key + "\\New\\Deep", "ABSENT ", "KEY "),
                step("value:" + key + "\\New\\Deep\\\\Made", "ABSENT ", "REG_0x20 00ff01"),
                step("value:" + key + "\\\\Gone", "REG_MULTI_SZ 6100000000", "ABSENT "),
                step("value:" + key + "\\\\Old", "REG_EXPAND_SZ 2500", "REG_SZ 610062"),
                step("dacl:C:\\Workbench\\some", some, more), step("state:TermService", STOPPED, RUNNING));
        assertEquals(some, host.get("dacl:C:\\Workbench\\some"));
        assertEquals("REG_EXPAND_SZ 2500", host.get("value:" + key + "\\\\Old"));
    }

    /** What Wine makes of the mode of a file there. */
    private static String mode(Path file, String mode) throws Exception {
        Files.writeString(file, "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return host.get("dacl:C:\\Workbench\\" + file.getFileName());
    }

    /** NETWORK SERVICE has no place in a mode. Wine says that all is well, and what is read back that it is not. */
    @Test
    void permissionsThatAreTakenAndLostAreNoRepair() throws Exception {
        Workbench.needs("privatekey.unusable");
        services(RUNNING, RUNNING);
        Path key = WindowsCertificate.keep(host, LabCertificate.good()).key();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        String dacl = "dacl:C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys\\" + key.getFileName();
        host.key(dacl.replaceFirst("dacl:", ""));
        WindowsState before = host.state();
        String permissions = host.get(dacl);
        String plan = host.run("plan privatekey.unusable.fix-permissions");
        assertTrue(plan.startsWith(dacl + " " + permissions + " -> SECURITY_DESCRIPTOR "), plan);
        String ended = host.run("apply");
        assertTrue(ended.startsWith("UNDONE ") && ended.contains(" was put and does not hold it after "), ended);
        assertEquals(permissions, host.get(dacl));
        assertEquals(List.of(), before.differences(host.state()));
    }

    @Test
    void whatDidNotHelpIsTakenBackAtOnce() throws Exception {
        services(STOPPED, STOPPED);
        WindowsState before = host.state();
        String key = "HKLM\\SOFTWARE\\Workbench";
        host.run("give registry:" + key + "\\New\\Made|REG_QWORD 0102030405060708");
        apply(GIVEN, "UNDONE", step("key:" + key + "\\New", "ABSENT ", "KEY "),
                step("value:" + key + "\\New\\\\Made", "ABSENT ", "REG_QWORD 0102030405060708"));
        assertTrue(host.steps().contains("PUT value:" + key + "\\New\\\\Made"), host.steps()::toString);
        assertEquals(List.of(), before.differences(host.state()));
    }

    /** Where nobody has written down yet that a step is done. Another process undoes it, or goes on with it. */
    @Test
    void aRepairThatIsKilledIsUndoneOrFinishedByAnotherProcess() throws Exception {
        Workbench.needs("certificate.unbound");
        String[] steps = restarting(binding());
        WindowsState before = host.state();
        String begun = killed(steps, "PUT state:SessionEnv");
        assertEquals(List.of("ABSENT ", STOPPED), List.of(host.get(BINDING), host.get("state:SessionEnv")));
        undone(begun, before);
        begun = killed(steps, "PUT " + BINDING);
        String finished = host.run("resume " + begun);
        assertTrue(finished.startsWith("CONFIRMED "), finished);
        assertEquals(List.of("ABSENT ", RUNNING, RUNNING), List.of(host.get(BINDING), host.get("state:SessionEnv"),
                host.get("state:TermService")));
        undone(begun, before);
    }

    private static String killed(String[] steps, String last) throws Exception {
        assertEquals(String.join("; ", steps), host.run("plan certificate.unbound.fix-take-away"));
        assertEquals("killed", host.run("apply", last));
        host.start();
        String begun = host.run("last");
        assertTrue(begun.startsWith("BEGUN "), begun);
        return begun.split(" ")[1];
    }
}
