// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.rdpworkbench.core.spi.Simulation;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Ui;

/** Simulated hosts for whoever has none. The timeout ends a test in which nothing starts or stops. */
@Timeout(120)
class LabTest {

    /** Hosts that need not be there to be listed. */
    private static final class Listed implements Simulation {

        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public Running start() {
            started.countDown();
            return new Running() {
                @Override
                public List<Host> hosts() {
                    return List.of(new Host("expired", "Its certificate has expired.", Target.of("127.0.0.1", 1)));
                }

                @Override
                public void close() {
                    closed.countDown();
                }
            };
        }
    }

    private final List<Target> chosen = new ArrayList<>();
    private Shell shell;
    private StartForm form;

    @BeforeEach
    void open() throws Exception {
        shell = Ui.sync(() -> {
            Shell window = new Shell(Ui.display());
            window.setLayout(new FillLayout());
            form = new StartForm(new Composite(window, SWT.NONE), (target, asked) -> chosen.add(target));
            return window;
        });
    }

    @AfterEach
    void close() throws Exception {
        Lab.halt();
        Job.getJobManager().join(Lab.class, null);
        Ui.sync(() -> {
            shell.dispose();
            return null;
        });
    }

    private void start() throws Exception {
        Ui.sync(() -> {
            form.showLab();
            return null;
        });
    }

    private String shown() throws Exception {
        return Ui.sync(() -> String.join("\n", Ui.texts(shell)));
    }

    @Test
    void itsHostsAreListedDiagnosedByADoubleClickAndStopped() throws Exception {
        Listed simulation = new Listed();
        ServiceRegistration<Simulation> registration = FrameworkUtil.getBundle(LabTest.class).getBundleContext()
                .registerService(Simulation.class, simulation, null);
        try {
            CountDownLatch running = new CountDownLatch(1);
            Lab.addListener(() -> {
                if (Lab.state() instanceof Lab.State.Running) {
                    running.countDown();
                }
            });
            start();
            running.await();
            assertTrue(shown().contains("127.0.0.1:1\tIts certificate has expired."), shown());
            Ui.sync(() -> {
                Table hosts = Ui.all(shell, Table.class).getFirst();
                hosts.select(0);
                Event open = new Event();
                open.item = hosts.getItem(0);
                hosts.notifyListeners(SWT.DefaultSelection, open);
                return null;
            });
            assertEquals(List.of(Target.of("127.0.0.1", 1)), chosen);
            Ui.sync(() -> {
                Ui.all(shell, Button.class).stream().filter(button -> button.getText().equals("Stop Lab")).findFirst()
                        .orElseThrow().notifyListeners(SWT.Selection, new Event());
                return null;
            });
            simulation.closed.await();
            Job.getJobManager().join(Lab.class, null);
            assertTrue(shown().contains("The lab does not run."), shown());
        } finally {
            registration.unregister();
        }
    }

    @Test
    void whereItIsNotInstalledItSaysHowToGetIt() throws Exception {
        start();
        Job.getJobManager().join(Lab.class, null);
        assertTrue(shown().contains("The lab is not installed."), shown());
        assertTrue(shown().contains("Window > Plugins"), shown());
        assertFalse(Lab.state() instanceof Lab.State.Running);
    }
}
