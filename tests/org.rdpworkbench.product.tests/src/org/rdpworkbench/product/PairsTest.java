// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.product.Peers.Keys;

/**
 * Causes that look alike until somebody looks thoroughly, on real servers behind real filters. Each host has a network
 * of its own, in which it and the machine that looks at it are alone.
 */
@EnabledOnOs(OS.LINUX)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PairsTest {

    /** For tests whose look was begun before all others and takes a minute or two. */
    private static final int LAST = Integer.MAX_VALUE;

    private static final String INTERCEPTED = "path.intercepted";
    private static final String MTU = "path.mtu";
    private static final String THROTTLED = "path.throttled";
    private static final String REFUSED = "listener.refused";
    private static final String HUNG = "listener.hung";
    private static final String KEY = "privatekey.unusable";
    private static final String STANDARD_ONLY = "policy.rdp-layer-only";
    private static final String WRONG_HOST = "name.wrong-host";
    private static final String UNRESOLVED = "name.unresolved";
    private static final String DEAD_FAMILY = "name.dead-address-family";
    private static final String UNREACHABLE = "path.unreachable";
    private static final String BLOCKED = "path.blocked";

    private static final String RESET = "REJECT --reject-with tcp-reset";
    private static final String NAME = "rds01.example";
    private static final String OTHER_NAME = "rds02.example";

    /** Where the tests of the ranking have their cases; see RecordedCasesTest. */
    private static final Path RECORDED = Place.ROOT.resolve("tests/org.rdpworkbench.integration.tests/cases");

    @TempDir
    private static Path folder;
    private static Place place;
    private static Path cases;
    private static Peers peers;
    private static Keys keys;
    private static ExecutorService background;
    private static Future<Seen> cookieSwallowed;
    private static Future<Seen> stopped;
    private static Future<Seen> largeOnesLost;
    private static Future<Seen> dropped;
    private static Future<Seen> silent;
    private static Future<Seen> nobody;
    private static Future<Seen> deadFamily;

    /** Those looks mostly wait, so that the others can be taken meanwhile. */
    @BeforeAll
    static void beginLooksThatMeetSilence() throws Exception {
        // xrdp runs as a user of its own.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        place = Place.in(folder);
        Machine.require(place);
        cases = Files.createDirectory(folder.resolve("cases"));
        peers = new Peers(place);
        keys = peers.keys(NAME);
        background = Executors.newCachedThreadPool();
        cookieSwallowed = begin("cookie-swallowed", site -> site.serving(xrdp())
                .filtered("--match string --algo bm --string mstshash --jump DROP"));
        stopped = begin("stopped", site -> site.serving(xrdp()).stopped());
        largeOnesLost = begin("large-packets-lost", site -> site.serving(xrdp()).losingPacketsFrom(700));
        dropped = begin("limit-4-drops", site -> site.serving(xrdp()).admitting(4, "DROP"));
        silent = begin("port-dropped", site -> site.serving(xrdp()).filtered("--jump DROP"));
        nobody = begin("nobody-there", Site.NOBODY, site -> {});
        deadFamily = begin("dead-address-family", NAME, site -> site.serving(xrdp()).knownByDeadAddressToo(NAME));
    }

    @AfterAll
    static void end() {
        if (background != null) {
            background.shutdownNow();
            background.close();
        }
    }

    /** What is special about a host. */
    private interface Setting {
        void of(Site site) throws Exception;
    }

    private static Future<Seen> begin(String name, Setting setting) {
        return begin(name, Site.HOST, setting);
    }

    private static Future<Seen> begin(String name, String target, Setting setting) {
        return background.submit(() -> look(name, target, setting));
    }

    private static Seen look(String name, Setting setting) throws Exception {
        return look(name, Site.HOST, setting);
    }

    private static Seen look(String name, String target, Setting setting) throws Exception {
        try (Site site = Site.of(place, NAME)) {
            setting.of(site.joined());
            return new Seen(place, site.look(target, caseFile("pair-" + name + ".json")));
        }
    }

    private static Path caseFile(String name) {
        Path recorded = RECORDED.resolve(name);
        boolean wanted = switch (System.getenv().getOrDefault("RDPWORKBENCH_RECORD", "")) {
            case "all" -> true;
            case "new" -> !Files.exists(recorded);
            default -> false;
        };
        return wanted ? recorded : cases.resolve(name);
    }

    private static Launch xrdp() throws IOException {
        return peers.xrdp("tls", keys);
    }

    private static Site serve(Site site, String server) throws IOException, InterruptedException {
        return server.equals("xrdp") ? site.serving(xrdp()) : site.withDisplay().serving(peers.shadow(keys));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xrdp", "shadow"})
    void aHostThatLacksNothing(String server) throws Exception {
        look("healthy-" + server, site -> serve(site, server)).isHealthy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xrdp", "shadow"})
    void aFilterThatResetsOnClientHelloIsNoBadKey(String server) throws Exception {
        look("hello-reset-" + server, site -> serve(site, server)
                .filtered("--match string --algo bm --hex-string '|160301|' --jump " + RESET))
                .is("FAIL", INTERCEPTED, KEY);
    }

    @Test
    void aKeyThatIsNoneIsNoFilter() throws Exception {
        look("garbage-key", site -> site.withDisplay().serving(peers.shadow(keys.withKeyText("no key at all\n"))))
                .is("FAIL", KEY, INTERCEPTED);
    }

    @Test
    void aKeyThatDoesNotFitIsNoFilter() throws Exception {
        look("key-of-another", site -> site.serving(peers.xrdp("tls", keys.withKeyOf(peers.keys(NAME)))))
                .is("FAIL", KEY, INTERCEPTED);
    }

    @Test
    @Order(LAST)
    void aFilterThatSwallowsTheCookieIsNoStoppedHost() throws Exception {
        cookieSwallowed.get().is("FAIL", INTERCEPTED, HUNG);
    }

    @Test
    @Order(LAST)
    void aStoppedHostIsNeitherAFilterNorALossNorALimit() throws Exception {
        stopped.get().is("FAIL", HUNG, INTERCEPTED, MTU, THROTTLED);
    }

    @Test
    @Order(LAST)
    void aLossOfLargePacketsIsNoHungHost() throws Exception {
        largeOnesLost.get().is("FAIL", MTU, HUNG);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 9})
    void aLimitOfConnectionsIsNoClosedPort(int connections) throws Exception {
        look("limit-" + connections + "-resets", site -> site.serving(xrdp()).admitting(connections, RESET))
                .is("INCONCLUSIVE", THROTTLED, REFUSED);
    }

    @Test
    @Order(LAST)
    void aLimitThatDropsIsNoClosedPort() throws Exception {
        dropped.get().is("INCONCLUSIVE", THROTTLED, REFUSED);
    }

    @Test
    void aClosedPortIsNoLimit() throws Exception {
        look("closed-port", site -> {}).is("FAIL", REFUSED, THROTTLED);
    }

    @Test
    void aPortThatIsForbiddenIsNoClosedOne() throws Exception {
        look("port-forbidden", site -> site.serving(xrdp())
                .filtered("--jump REJECT --reject-with icmp-admin-prohibited")).is("FAIL", BLOCKED, REFUSED);
    }

    /** A host that is switched off shows no more. */
    @Test
    @Order(LAST)
    void aPortThatIsDroppedMayBeNoHostAtAll() throws Exception {
        silent.get().is("FAIL", UNREACHABLE, REFUSED);
    }

    @Test
    @Order(LAST)
    void anAddressThatNobodyHasIsNotBlocked() throws Exception {
        nobody.get().is("FAIL", UNREACHABLE, BLOCKED);
    }

    @Test
    void aNameThatNobodyKnows() throws Exception {
        look("name-unknown", NAME, site -> site.serving(xrdp()).known(OTHER_NAME)).is("FAIL", UNRESOLVED, UNREACHABLE);
    }

    @Test
    @Order(LAST)
    void aNameWithADeadAddress() throws Exception {
        deadFamily.get().is("WARN", DEAD_FAMILY, WRONG_HOST);
    }

    @Test
    void aHostBehindAnothersName() throws Exception {
        look("name-of-another", OTHER_NAME, site -> serve(site, "shadow").known(OTHER_NAME))
                .is("WARN", WRONG_HOST, "certificate.name-mismatch");
    }

    @Test
    void aHostBehindItsOwnName() throws Exception {
        look("own-name", NAME, site -> serve(site, "shadow").known(NAME)).isHealthy();
    }

    @Test
    void aHostWithoutItsKeyAndOneThatNeedsNoneAreTwins() throws Exception {
        look("twin-unreadable-key", site -> site.serving(peers.xrdp("negotiate", peers.unreadable(NAME))))
                .areTwins(KEY, STANDARD_ONLY);
        look("twin-rdp", site -> site.serving(peers.xrdp("rdp", keys))).areTwins(KEY, STANDARD_ONLY);
    }
}
