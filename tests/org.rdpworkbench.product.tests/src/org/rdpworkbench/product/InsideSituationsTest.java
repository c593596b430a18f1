// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.samba.BoundKey;
import org.rdpworkbench.samba.LoggedEvent;
import org.rdpworkbench.samba.RemoteDesktopValues;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.SambaFolder;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;

/** What a look inside finds, by the command line: Samba is the inside of a host, and the lab answers at its port. */
@EnabledOnOs(OS.LINUX)
class InsideSituationsTest {

    private static final String PORT = "3389";
    private static final String KEY = "privatekey.unusable";

    @TempDir
    private static Path folder;
    private static Place place;

    @BeforeAll
    static void place() throws IOException {
        place = Place.in(folder);
    }

    /** What a host has inside. */
    private record Inside(SambaFolder host, BoundKey key, ServiceControl services) {}

    /** What is special about a host that otherwise lacks nothing. */
    private interface Setting {
        void of(Inside inside) throws IOException;
    }

    /** A host by what it shows, what it is inside, and what is to be said: exit state, verdict, cause, and by what. */
    private enum Situation {
        HEALTHY_KEY("healthy", inside -> {}, 0, "PASS", KEY, "key-readable"),
        ORPHAN_KEY("healthy", inside -> inside.key.orphan(), 0, "PASS", KEY, "key-readable"),
        BROKEN_KEY("closed-after-hello", inside -> inside.key.permissions("rw-------"),
                1, "FAIL", KEY, "key-unreadable"),
        STALE_THUMBPRINT("healthy", inside -> inside.key.bindStale(true),
                0, "WARN", "certificate.binding-ignored", "nowhere"),
        INCOHERENT_POLICY("rdp-only", inside -> new RemoteDesktopValues(0, 0, 1).in(inside.host),
                1, "FAIL", "policy.incoherent", "nla-without-tls"),
        STOPPED_SERVICE("closed-port",
                inside -> inside.services.withRemoteDesktop(ServiceEntry.STOPPED, ServiceEntry.DISABLED),
                1, "FAIL", "service.stopped", "not-running");

        private final String outside;
        private final Setting inside;
        private final int state;
        private final String verdict;
        private final String cause;
        private final String indication;

        /** @param outside a demonstration host of the lab */
        Situation(String outside, Setting inside, int state, String verdict, String cause, String indication) {
            this.outside = outside;
            this.inside = inside;
            this.state = state;
            this.verdict = verdict;
            this.cause = cause;
            this.indication = cause + "." + indication;
        }
    }

    /** Logs that may be read and accuse nobody. */
    private static void started(SambaFolder host) throws IOException {
        Instant now = Instant.now();
        host.writeEvents("System", new LoggedEvent(now, 6005, "INFO", "EventLog", List.of("started")));
        host.writeEvents("Security", new LoggedEvent(now, 4608, "AUDIT_SUCCESS", "Microsoft-Windows-Security-Auditing",
                List.of("started")));
    }

    /** The host is gone when this returns. */
    private static InsideLook look(Situation situation, Path host) throws Exception {
        try (Samba samba = Samba.start(host, ServiceControl.OPTION);
                ServiceControl services = ServiceControl.start(samba.folder())
                        .withRemoteDesktop(ServiceEntry.RUNNING, ServiceEntry.DEMAND);
                Running lab = place.launch("lab", "--only", situation.outside, "--host",
                        samba.address().getHostAddress(), "--port-base", PORT, "--format", "json").start()) {
            new RemoteDesktopValues(0, 2, 1).in(samba.folder());
            BoundKey key = BoundKey.in(samba.folder());
            key.permissions("rw-r--r--");
            started(samba.folder());
            situation.inside.of(new Inside(samba.folder(), key, services));
            lab.until("}"::equals);
            return InsideLook.at(samba, place);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstCauseIsRightAndStaysSo(Situation situation, @TempDir Path host) throws Exception {
        assumeFalse(place.known(Set.of(situation.cause)).isEmpty(), "its plugin was removed");
        InsideLook look = look(situation, host);
        look.ended().stateIs(situation.state).quietly();
        JsonNode diagnosis = look.diagnosis();
        Seen seen = new Seen(place, diagnosis);
        if (situation.verdict.equals("PASS")) {
            seen.isHealthy();
            assertEquals(situation == Situation.ORPHAN_KEY ? 1 : 0, orphans(diagnosis), seen::toString);
        } else {
            seen.is(situation.verdict, situation.cause);
            assertEquals(situation.verdict, diagnosis.at("/causes/0/verdict").textValue(), seen::toString);
        }
        assertTrue(diagnosis.get("findings").findValuesAsText("key").contains(situation.indication), seen::toString);
        look.saysTheSameLater();
    }

    /** Key files of other machines. */
    private static int orphans(JsonNode diagnosis) {
        for (JsonNode one : diagnosis.get("evidence")) {
            if (one.get("type").textValue().equals("KeyFolder")) {
                return one.at("/fact/orphans").asInt(-1);
            }
        }
        return -1;
    }
}
