// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.tour;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;

/** Finds what a person would see, and presses it. */
final class Widgets {

    private Widgets() {}

    /** The visible ones of a kind in and below a control, in the order in which they were made. */
    static <C extends Control> List<C> all(Control root, Class<C> type) {
        return controls(root).filter(Control::isVisible).filter(type::isInstance).map(type::cast).toList();
    }

    static <C extends Control> C one(Control root, Class<C> type, Predicate<C> wanted) {
        return all(root, type).stream().filter(wanted).findFirst().orElseThrow(
                () -> new IllegalStateException("there is no such " + type.getSimpleName()));
    }

    private static Stream<Control> controls(Control root) {
        return Stream.concat(Stream.of(root), root instanceof Composite composite
                ? Stream.of(composite.getChildren()).flatMap(Widgets::controls) : Stream.empty());
    }

    /** Presses the button with those words. */
    static void press(Control root, String words) {
        Button button = one(root, Button.class, b -> b.getText().replace("&", "").startsWith(words));
        if (!button.isEnabled()) {
            throw new IllegalStateException("\"" + words + "\" is greyed");
        }
        button.notifyListeners(SWT.Selection, new Event());
    }

    /** Follows the first reference of a text. */
    static void follow(Link link) {
        Event event = new Event();
        event.text = "0";
        link.notifyListeners(SWT.Selection, event);
    }
}
