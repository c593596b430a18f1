// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.ui.internal.Ui;

/** A probe that notes which domain controllers it is to ask, and asks none; installed while it is open. */
public final class ControllerProbe implements Probe, AutoCloseable {

    /** One was named. */
    record Named(String controller) implements Fact {

        static final FactType<Named> TYPE = new FactType<>("test.Controller", 1, Named.class);
    }

    /** What it brings. */
    public static final EvidenceKey KEY = Named.TYPE.from(Vantage.HERE);

    /** Whom each look named. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    private final ServiceRegistration<Probe> registration =
            FrameworkUtil.getBundle(ControllerProbe.class).getBundleContext().registerService(Probe.class, this, null);

    /** For a fixer that uses what it brings. */
    public static boolean nobodyNamed(CaseFile evidence) {
        return evidence.find(Named.TYPE).isEmpty();
    }

    /** The fields of a dialog in which a person names one. */
    public static List<Text> fields(Control dialog) throws Exception {
        return Ui.sync(() -> Ui.all(dialog, Text.class).stream().filter(text ->
                text.getMessage().startsWith("A third clock")).toList());
    }

    /** A person types that. */
    public static void name(Control dialog, String controller) throws Exception {
        Text field = fields(dialog).getFirst();
        Ui.sync(() -> {
            field.setText(controller);
            return null;
        });
    }

    @Override
    public String id() {
        return "test.controller";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(Named.TYPE);
    }

    @Override
    public int connections() {
        return 0;
    }

    @Override
    public boolean asksDomainController() {
        return true;
    }

    @Override
    public void collect(ProbeContext context) {
        String controller = context.domainController().orElseThrow().toString();
        asked.add(controller);
        context.observed(Named.TYPE, new Named(controller));
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
