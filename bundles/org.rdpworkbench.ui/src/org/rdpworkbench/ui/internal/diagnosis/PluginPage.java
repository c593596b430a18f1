// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.DiagnosisPage;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.StyledLines;

/** A page that a plugin brings, within one editor. Where the plugin breaks, a sentence takes the place of its page. */
final class PluginPage {

    private static final String PROTOTYPES = "(service.scope=prototype)";

    private final ServiceObjects<DiagnosisPage> objects;
    private final String plugin;
    private String title;
    private int order = Integer.MAX_VALUE;
    private Optional<DiagnosisPage> page = Optional.empty();
    private Optional<String> problem = Optional.empty();
    private final Runnable fill = new Later(this::fill);
    private Composite frame;
    private DiagnosisSite site;
    private Optional<DiagnosisState> state = Optional.empty();
    private boolean made;

    private PluginPage(ServiceObjects<DiagnosisPage> objects) {
        this.objects = objects;
        plugin = objects.getServiceReference().getBundle().getSymbolicName();
        title = plugin;
        attempt(() -> page = Optional.of(
                Objects.requireNonNull(objects.getService(), "its component could not be started")));
        call(one -> {
            order = one.order();
            title = one.title();
        });
    }

    /** The pages of all plugins that are here now, for one editor, in their order. */
    static List<PluginPage> all() {
        BundleContext context = FrameworkUtil.getBundle(PluginPage.class).getBundleContext();
        List<PluginPage> pages = new ArrayList<>();
        for (ServiceReference<DiagnosisPage> reference : references(context)) {
            ServiceObjects<DiagnosisPage> objects = context.getServiceObjects(reference);
            if (objects != null) {
                pages.add(new PluginPage(objects));
            }
        }
        pages.sort(Comparator.comparingInt((PluginPage page) -> page.order).thenComparing(page -> page.title));
        return pages;
    }

    /** A page that is one for all editors would be torn from one into the next. */
    private static Collection<ServiceReference<DiagnosisPage>> references(BundleContext context) {
        try {
            return context.getServiceReferences(DiagnosisPage.class, PROTOTYPES);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands on its tab. */
    String title() {
        return Plain.escape(title, 40).replace("&", "&&");
    }

    /** An empty frame, which is filled when the UI thread has time: to make an editor takes it long enough. */
    Control create(Composite parent, DiagnosisSite around) {
        site = around;
        frame = new Composite(parent, SWT.NONE);
        frame.setLayout(new FillLayout());
        fill.run();
        return frame;
    }

    /** Soon, and not together with other pages. */
    void show(DiagnosisState next) {
        state = Optional.of(next);
        fill.run();
    }

    private void fill() {
        if (frame.isDisposed()) {
            return;
        }
        if (made) {
            state.ifPresent(shown -> call(one -> one.show(shown)));
            return;
        }
        made = true;
        call(one -> one.create(frame, site));
        problem.ifPresent(this::tell);
        frame.layout();
        if (frame.isFocusControl()) {
            setFocus();
        }
        fill.run();
    }

    void setFocus() {
        if (made) {
            call(DiagnosisPage::setFocus);
        } else {
            frame.setFocus();
        }
    }

    /** Gives the page back to its plugin. */
    void release() {
        page.ifPresent(one -> attempt(() -> objects.ungetService(one)));
    }

    private void call(Consumer<DiagnosisPage> what) {
        if (problem.isEmpty()) {
            page.ifPresent(one -> attempt(() -> what.accept(one)));
        }
    }

    private void attempt(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | LinkageError e) {
            ILog.of(PluginPage.class).error("A page of the diagnosis editor broke, of plugin " + plugin + ".", e);
            problem = Optional.of("This page of plugin " + plugin + " broke: " + e
                    + "\nThe other pages are not concerned. The error log has more.");
            problem.ifPresent(this::tell);
        }
    }

    private void tell(String words) {
        if (frame != null && !frame.isDisposed()) {
            Stream.of(frame.getChildren()).forEach(Control::dispose);
            StyledText text = StyledLines.widget(frame, SWT.V_SCROLL);
            text.setMargins(Layouts.MARGIN, Layouts.MARGIN, Layouts.MARGIN, Layouts.MARGIN);
            StyledLines lines = new StyledLines();
            words.lines().forEach(lines::line);
            lines.into(text);
            frame.layout();
        }
    }
}
