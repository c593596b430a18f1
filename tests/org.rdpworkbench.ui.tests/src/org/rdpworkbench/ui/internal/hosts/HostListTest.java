// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Ui;

/** The list of hosts, as it is stored and as the view shows it. */
class HostListTest {

    private static final Target ONE = Target.parse("[::1]:3390");
    private static final Target TWO = Target.parse("srv02");

    private final HostList hosts = Services.find(HostList.class).orElseThrow();

    @AfterEach
    void clear() {
        hosts.all().forEach(host -> hosts.remove(host.target()));
    }

    @Test
    void whatWasAddedIsThereAfterARestart() {
        hosts.add(ONE);
        hosts.add(TWO);
        hosts.rename(TWO, "Accounting \u202e");
        hosts.seen(ONE, new Host.Seen(Verdict.FAIL, Instant.parse("2026-11-23T10:00:00Z")));
        hosts.asked(ONE, new Asked(Optional.of("Fehlercode: 0x904\n\"7\""), true));
        hosts.asked(TWO, new Asked(Optional.of("0x904"), false));
        hosts.asked(TWO, Asked.NOTHING);
        assertEquals(hosts.all(), new HostList().all());
        assertEquals(2, hosts.all().size());
    }

    @Test
    void whatWasRemovedStaysAway() {
        hosts.add(ONE);
        hosts.remove(ONE);
        hosts.seen(ONE, new Host.Seen(Verdict.PASS, Instant.now()));
        assertFalse(new HostList().contains(ONE));
    }

    @Test
    void aHostIsAddedOnce() {
        hosts.add(TWO);
        hosts.rename(TWO, "Accounting");
        hosts.add(Target.parse("SRV02:3389"));
        assertEquals(List.of("Accounting"), hosts.all().stream().map(Host::name).toList());
    }

    @Test
    void theViewFollows() throws Exception {
        hosts.add(ONE);
        hosts.add(TWO);
        hosts.rename(TWO, "Accounting \u202e");
        String shown = Ui.sync(() -> {
            IViewPart view = Ui.page().showView(HostsView.ID);
            TableViewer viewer = (TableViewer) view.getSite().getSelectionProvider();
            return String.join("\n", Ui.texts(viewer.getTable()));
        });
        assertTrue(shown.contains("[::1]:3390\tnever"), shown);
        assertTrue(shown.contains("Accounting \\u{202e}"), shown);
    }

    @Test
    void aHostCanBeSelected() throws Exception {
        hosts.add(ONE);
        hosts.add(TWO);
        Object selected = Ui.sync(() -> {
            HostsView view = (HostsView) Ui.page().showView(HostsView.ID);
            view.select(TWO);
            return ((IStructuredSelection) view.getSite().getSelectionProvider().getSelection()).getFirstElement();
        });
        assertEquals(Host.of(TWO), selected);
    }

    @Test
    void agesAreInTheLargestUnitThatTells() {
        assertEquals("just now", HostLabels.age(Duration.ofSeconds(59)));
        assertEquals("1 min ago", HostLabels.age(Duration.ofSeconds(60)));
        assertEquals("47 h ago", HostLabels.age(Duration.ofHours(47)));
        assertEquals("2 days ago", HostLabels.age(Duration.ofHours(48)));
        assertEquals("just now", HostLabels.age(Duration.ofSeconds(-5)));
    }
}
