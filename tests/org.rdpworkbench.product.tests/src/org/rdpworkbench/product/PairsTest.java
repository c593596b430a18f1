// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
class PairsTest {

    private static final String INTERCEPTED = "path.intercepted";
    private static final String MTU = "path.mtu";
    private static final String THROTTLED = "path.throttled";
    private static final String REFUSED = "listener.refused";
    private static final String HUNG = "listener.hung";
    private static final String KEY = "privatekey.unusable";
    private static final String STANDARD_ONLY = "policy.rdp-layer-only";
    private static final String WRONG_HOST = "name.wrong-host";

    private static final String RESET = "REJECT --reject-with tcp-reset";
    private static final String NAME = "rds01.example";
    private static final String OTHER_NAME = "rds02.example";

    @TempDir
    private static Path folder;
    private static Place place;
    private static Running display;
    private static Peers peers;
    private static Keys keys;
    private static ExecutorService background;
    private static Future<Seen> cookieSwallowed;
    private static Future<Seen> stopped;
    private static Future<Seen> largeOnesLost;
    private static Future<Seen> dropped;

    /** A look that mostly waits; the others are not kept waiting for it. */
    @BeforeAll
    static void beginLooksThatMeetSilence() throws Exception {
        // xrdp runs as a user of its own.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        place = Place.in(folder);
        Machine.require(place);
        display = place.command("Xvfb", "-displayfd", "1", "-screen", "0", "64x64x24", "-nolisten", "tcp", "-noreset")
                .start();
        peers = new Peers(place, ":" + display.until(line -> !line.isBlank()).strip());
        keys = peers.keys(NAME);
        background = Executors.newCachedThreadPool();
        cookieSwallowed = begin(() -> xrdp("tls", keys)
                .filtered("--match string --algo bm --string mstshash --jump DROP"));
        stopped = begin(() -> xrdp("tls", keys).stopped());
        largeOnesLost = begin(() -> xrdp("tls", keys).losingPacketsFrom(700));
        dropped = begin(() -> xrdp("tls", keys).admitting(4, "DROP"));
    }

    @AfterAll
    static void end() throws IOException {
        if (background != null) {
            background.shutdownNow();
            background.close();
        }
        if (display != null) {
            display.close();
        }
    }

    private static Future<Seen> begin(Callable<Site> site) {
        return background.submit(() -> look(site));
    }

    private static Seen look(Callable<Site> site) throws Exception {
        return look(site, Site.HOST);
    }

    private static Seen look(Callable<Site> site, String target) throws Exception {
        try (Site open = site.call()) {
            return new Seen(place, open.look(target));
        }
    }

    private static Site site(String hostName) throws IOException, InterruptedException {
        return Site.of(place, hostName);
    }

    private static Site xrdp(String layer, Keys its) throws IOException, InterruptedException {
        return site(NAME).serving(peers.xrdp(layer, its));
    }

    private static Site shadow(Keys its) throws IOException, InterruptedException {
        return site(NAME).serving(peers.shadow(its));
    }

    private static Site server(String kind) throws IOException, InterruptedException {
        return kind.equals("xrdp") ? xrdp("tls", keys) : shadow(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xrdp", "shadow"})
    void aHostThatLacksNothing(String server) throws Exception {
        look(() -> server(server)).isHealthy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xrdp", "shadow"})
    void aFilterThatResetsOnClientHelloIsNoBadKey(String server) throws Exception {
        look(() -> server(server).filtered("--match string --algo bm --hex-string '|160301|' --jump " + RESET))
                .verdictIs("FAIL").isNot(KEY, INTERCEPTED);
    }

    @Test
    void aKeyThatIsNoneIsNoFilter() throws Exception {
        look(() -> shadow(keys.withKeyText("no key at all\n"))).verdictIs("FAIL").isNot(INTERCEPTED, KEY);
    }

    @Test
    void aKeyThatDoesNotFitIsNoFilter() throws Exception {
        look(() -> xrdp("tls", keys.withKeyOf(peers.keys(NAME)))).verdictIs("FAIL").isNot(INTERCEPTED, KEY);
    }

    @Test
    void aFilterThatSwallowsTheCookieIsNoStoppedHost() throws Exception {
        cookieSwallowed.get().verdictIs("FAIL").isNot(HUNG, INTERCEPTED);
    }

    @Test
    void aStoppedHostIsNeitherAFilterNorALossNorALimit() throws Exception {
        Seen seen = stopped.get().verdictIs("FAIL");
        seen.isNot(INTERCEPTED, HUNG);
        seen.isNot(MTU, HUNG);
        seen.isNot(THROTTLED, HUNG);
    }

    @Test
    void aLossOfLargePacketsIsNoHungHost() throws Exception {
        largeOnesLost.get().verdictIs("FAIL").isNot(HUNG, MTU);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 9})
    void aLimitOfConnectionsIsNoClosedPort(int connections) throws Exception {
        look(() -> xrdp("tls", keys).admitting(connections, RESET)).verdictIs("INCONCLUSIVE")
                .isNot(REFUSED, THROTTLED);
    }

    @Test
    void aLimitThatDropsIsNoClosedPort() throws Exception {
        dropped.get().verdictIs("INCONCLUSIVE").isNot(REFUSED, THROTTLED);
    }

    @Test
    void aClosedPortIsNoLimit() throws Exception {
        look(() -> site(NAME)).verdictIs("FAIL").isNot(THROTTLED, REFUSED);
    }

    @Test
    void aHostBehindAnothersName() throws Exception {
        look(() -> shadow(keys).known(OTHER_NAME), OTHER_NAME).isNot("certificate.name-mismatch", WRONG_HOST);
    }

    @Test
    void aHostBehindItsOwnName() throws Exception {
        look(() -> shadow(keys).known(NAME), NAME).isHealthy();
    }

    @Test
    void aHostWithoutItsKeyAndOneThatNeedsNoneAreTwins() throws Exception {
        look(() -> xrdp("negotiate", peers.unreadable(NAME))).verdictIs("WARN").areTwins(KEY, STANDARD_ONLY);
        look(() -> xrdp("rdp", keys)).verdictIs("WARN").areTwins(KEY, STANDARD_ONLY);
    }
}
