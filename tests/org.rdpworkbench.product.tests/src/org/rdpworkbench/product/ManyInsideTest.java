// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.samba.Samba;

/** Two hundred hosts that are looked into over SMB in one run. All of them are one Samba, which is slow for so many. */
@EnabledOnOs(OS.LINUX)
class ManyInsideTest {

    private static final int HOSTS = 200;
    /** So that it is the same on every machine: two processors, and the memory of a small one. */
    private static final String MACHINE = "-XX:ActiveProcessorCount=2 -XX:MaxRAM=4g";
    /** What the page for security teams says of two processors. */
    private static final int MOST_AT_ONCE = 64;
    private static final long MOST_KILOBYTES = 512 << 10;
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

    @TempDir
    private static Path folder;

    @Test
    void capsAndMemoryHoldAndEachHostHasAnAnswerOrAReason() throws Exception {
        Path own = Files.createDirectory(folder.resolve("samba"));
        try (Samba samba = Samba.start(own);
                Relay relay = new Relay(new InetSocketAddress(samba.address(), Samba.PORT),
                        samba.address().getAddress()[2] & 0xFF)) {
            List<InetAddress> hosts = new ArrayList<>();
            for (int i = 0; i < HOSTS; i++) {
                hosts.add(relay.listen());
            }
            AtomicLong kilobytes = new AtomicLong();
            Ended ended = look(hosts, kilobytes);
            assertTrue(Set.of(1, 3).contains(ended.state()), ended::err);
            int inside = answersOrReasons(ended.json().get("diagnoses"), hosts);
            assertTrue(inside > 0, "at least the first host answers");
            long logons = samba.folder().logons(Samba.ADMINISTRATOR);
            assertTrue(inside <= logons && logons <= HOSTS, logons + " logons, " + inside + " insides");
            for (InetAddress host : hosts) {
                assertTrue(relay.connections(host) <= 1, host::toString);
            }
            assertTrue(relay.most() > 1 && relay.most() <= MOST_AT_ONCE, relay.most() + " sessions at once");
            assertTrue(kilobytes.get() > 0 && kilobytes.get() < MOST_KILOBYTES, kilobytes + " kB");
        }
    }

    private static Ended look(List<InetAddress> hosts, AtomicLong kilobytes) throws IOException, InterruptedException {
        Place place = Place.in(folder);
        Path secret = Files.writeString(folder.resolve("secret"), Samba.PASSWORD);
        Launch launch = place.launch("diagnose", "--inside", "smb", "--credential",
                Samba.DOMAIN + "\\" + Samba.ADMINISTRATOR, "--secret-fd", "5", "--format", "json")
                .with(hosts.stream().map(InetAddress::getHostAddress).toList())
                .through("bash", "-c", "exec \"$@\" 5< \"$0\"", secret.toString()).env("JDK_JAVA_OPTIONS", MACHINE);
        try (Running running = launch.start()) {
            Thread sampling = Thread.ofVirtual().start(() -> {
                while (!Thread.interrupted()) {
                    running.children().forEach(child -> kilobytes.accumulateAndGet(peak(child), Math::max));
                    LockSupport.parkNanos(20_000_000);
                }
            });
            Ended ended = running.toItsEnd();
            sampling.interrupt();
            sampling.join();
            return ended;
        }
    }

    /** The most memory that a process has had by now; it only grows. 0 when the process has ended. */
    private static long peak(ProcessHandle process) {
        try {
            Matcher line = PEAK.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
            return line.find() ? Long.parseLong(line.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** How many hosts told of their services; the others have to say why not, and all of them in order. */
    private static int answersOrReasons(JsonNode diagnoses, List<InetAddress> hosts) {
        assertEquals(hosts.stream().map(InetAddress::getHostAddress).toList(),
                stream(diagnoses).map(one -> one.at("/target/host").textValue()).toList());
        int answers = 0;
        for (JsonNode diagnosis : diagnoses) {
            JsonNode services = stream(diagnosis.get("evidence"))
                    .filter(one -> one.get("type").textValue().equals("ServiceStates")).findFirst().orElseThrow();
            assertEquals("inside", services.get("vantage").textValue());
            if (services.get("status").textValue().equals("OBSERVED")) {
                answers++;
            } else {
                assertTrue(Set.of("TIMED_OUT", "NO_ACCESS").contains(services.get("reason").textValue())
                        && !services.get("detail").textValue().isEmpty(), services::toString);
            }
        }
        return answers;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
