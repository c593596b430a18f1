// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.tour;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;

/** Finds text that can hardly be told from what lies behind it. */
final class Legibility {

    /** Of the Web Content Accessibility Guidelines 2.2, success criterion 1.4.3. */
    private static final double LEAST = 4.5;

    private Legibility() {}

    /** The parts of all windows whose text is too faint, each with its contrast. */
    static List<String> faint(Shell[] shells) {
        return Stream.of(shells).filter(Shell::isVisible).flatMap(shell -> Widgets.all(shell, Control.class).stream())
                .filter(Control::isEnabled).filter(control -> !text(control).isBlank())
                .filter(control -> contrast(control) < LEAST)
                .map(control -> String.format(Locale.ROOT, "%.1f to 1: %s \"%s\"", contrast(control),
                        control.getClass().getSimpleName(), text(control).lines().findFirst().orElse("")))
                .distinct().toList();
    }

    /** Empty for what holds other controls, or draws. */
    private static String text(Control control) {
        return switch (control) {
            case Label label -> label.getText();
            case Link link -> link.getText();
            case Text field -> field.getText();
            case StyledText page -> page.getText();
            case Combo combo -> combo.getText();
            case Table table when table.getItemCount() > 0 -> "rows";
            case Tree tree when tree.getItemCount() > 0 -> "rows";
            default -> "";
        };
    }

    private static double contrast(Control control) {
        double ink = luminance(control.getForeground().getRGB());
        double ground = luminance(control.getBackground().getRGB());
        return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    }

    private static double luminance(RGB rgb) {
        double[] parts = DoubleStream.of(rgb.red, rgb.green, rgb.blue).map(part -> part / 255)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4)).toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
