// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;

/** Whoever tests a host without NLA agrees twice: by the name of the host, and by the minutes of the test. */
@EnabledOnOs(OS.LINUX)
class TestConsentTest {

    private static final String CAUSE = "nla.required-by-host";
    private static final String KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server";
    private static final String REQUIRED = """
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography]
            "MachineGuid"="7d3c1c8e-0000-4000-8000-000000000003"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions]
            "ProductType"="ServerNT"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]
            "UserAuthentication"=dword:00000001
            "SecurityLayer"=dword:00000002
            """;

    @TempDir
    private Path folder;
    @TempDir
    private Path host;

    /** As the script of collect gathers it on a client where NLA is turned off for this host. */
    private static String collected(String host) {
        return "{\"schema\":\"rdpworkbench/collected/1\",\"at\":\"1970-01-01T00:00:00Z\",\"computer\":\"CLIENT7\","
                + "\"server\":\"" + host + ":3389\",\"inside\":false,\"parts\":{\"attempts\":[],\"defaultRdp\":["
                + "\"full address:s:" + host + "\",\"enablecredsspsupport:i:0\"]},\"missing\":{}}";
    }

    @Test
    void theMinutesAreTypedOnceMore() throws Exception {
        Place place = Place.in(folder);
        assumeFalse(place.known(Set.of(CAUSE)).isEmpty(), "its plugin was removed");
        try (Samba samba = Samba.start(host, ServiceControl.OPTION);
                ServiceControl services = ServiceControl.start(samba.folder())) {
            services.withRemoteDesktop(ServiceEntry.RUNNING, ServiceEntry.DEMAND);
            samba.folder().importRegistry(REQUIRED);
            String address = samba.address().getHostAddress();
            // It does not follow its registry, so that no look sees the test in effect.
            try (Running lab = place.launch("lab", "--only", "nla-required", "--host", address, "--port-base", "3389",
                    "--format", "json").start()) {
                lab.until("}"::equals);
                asked(Repairer.named(place, "tester"), samba, address);
            }
        }
    }

    private void asked(Repairer tester, Samba samba, String address) throws Exception {
        Set<String> before = samba.folder().exportRegistry(KEY);
        Path client = Files.writeString(folder.resolve("client.json"), collected(address));
        Path plan = folder.resolve("test.plan");
        tester.launch("plan", address, "--inside", "smb", "--credential", InsideLook.ACCOUNT, "--client",
                client.toString(), "--cause", CAUSE, "--format", "json", "--output", plan.toString())
                .giving(tester.secret()).run().stateIs(1);
        for (String other : List.of("3", "", "yes")) {
            String said = typed(tester, plan, address + "\n" + other, 2);
            assertTrue(said.contains(address + " is less protected for 2 minutes. To agree to that too, type how many"),
                    said);
            assertTrue(said.contains("That was not 2, so nothing was changed."), said);
        }
        String said = typed(tester, plan, "another\n2", 2);
        assertTrue(said.contains("That was not " + address + ", so nothing was changed."), said);
        assertEquals(List.of(), tester.journals());
        typed(tester, plan, address + "\n2", 4);
        assertEquals("UNDONE", tester.outcome());
        assertEquals(before, samba.folder().exportRegistry(KEY));
    }

    /** What whoever types that at a terminal sees by the end. */
    private static String typed(Repairer tester, Path plan, String words, int state)
            throws IOException, InterruptedException {
        tester.launch("apply", plan.toString(), "--undo-after", "2").typing(words, tester.screen())
                .giving(tester.secret()).run().stateIs(state);
        return Files.readString(tester.screen()).replaceAll("\\s+", " ");
    }
}
