// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.core.commands.IHandler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.handlers.IHandlerActivation;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * Handlers of commands whose keys mean something else to a field, be it in the view or in a dialog above it. They are
 * there only while something else of the view has the focus: with handlers that are there and disabled, what was
 * pasted into a dialog came twice.
 */
public final class FocusedHandlers {

    private final IHandlerService service;
    private final Composite inside;
    private final Map<String, IHandler> handlers;
    private List<IHandlerActivation> active = List.of();

    private FocusedHandlers(IHandlerService service, Composite inside, Map<String, IHandler> handlers) {
        this.service = service;
        this.inside = inside;
        this.handlers = handlers;
    }

    /** @param handlers by their commands, for what is inside and no field */
    public static void on(IWorkbenchPartSite site, Composite inside, Map<String, IHandler> handlers) {
        FocusedHandlers focused = new FocusedHandlers(site.getService(IHandlerService.class), inside, handlers);
        Display display = inside.getDisplay();
        Listener moved = event -> focused.update(event.widget);
        display.addFilter(SWT.FocusIn, moved);
        inside.addDisposeListener(event -> display.removeFilter(SWT.FocusIn, moved));
        focused.update(display.getFocusControl());
    }

    private void update(Widget focus) {
        boolean wanted = focus instanceof Control control && !(control instanceof Text) && within(control);
        if (wanted && active.isEmpty()) {
            active = handlers.entrySet().stream()
                    .map(handler -> service.activateHandler(handler.getKey(), handler.getValue())).toList();
        } else if (!wanted) {
            service.deactivateHandlers(active);
            active = List.of();
        }
    }

    private boolean within(Control control) {
        return Stream.iterate(control, Objects::nonNull, Control::getParent).anyMatch(inside::equals);
    }
}
