// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.report.Palette;

class ShadesTest {

    private static final RGB BLACK = new RGB(0, 0, 0);
    private static final RGB WHITE = new RGB(255, 255, 255);

    @Test
    void whatLiesBehindChoosesTheColours() {
        assertEquals(Palette.LIGHT.bad(), Shades.of(WHITE, BLACK, false).bad());
        assertEquals(Palette.DARK.bad(), Shades.of(BLACK, WHITE, false).bad());
    }

    @Test
    void highContrastHasTwoColoursOnly() {
        Palette palette = Shades.of(BLACK, WHITE, true);
        Set<String> colours = new HashSet<>();
        Stream.of(palette.plain(), palette.good(), palette.warn(), palette.bad(),
                palette.muted()).flatMap(pair -> Stream.of(pair.strong(), pair.soft())).forEach(colours::add);
        colours.addAll(List.of(palette.ground(), palette.ink(), palette.faint(), palette.line()));
        assertEquals(Set.of("#000000", "#ffffff"), colours);
        assertEquals("#000000", palette.ground());
        assertEquals("#ffffff", palette.bad().strong());
    }

    /** A theme styles what is new behind whoever made it. */
    @Test
    void aButtonThatCannotBePressedLooksLikeItUnderATheme() throws Exception {
        Color loud = new Color(1, 2, 3);
        Button button = Ui.sync(() -> {
            Shell shell = new Shell(Display.getCurrent());
            Button one = new Button(shell, SWT.PUSH);
            Shades.enable(one, false);
            one.setForeground(loud);
            return one;
        });
        Color shown = Ui.sync(button::getForeground);
        String muted = Ui.sync(() -> Shades.of(button.getParent()).muted().strong());
        Ui.sync(() -> {
            button.getShell().dispose();
            return true;
        });
        assertEquals(Shades.color(muted), shown);
    }

    @Test
    void aThemeOfLessContrastKeepsItsColours() {
        assertEquals(Palette.DARK.bad(), Shades.of(new RGB(0x30, 0x30, 0x30), new RGB(0x90, 0x90, 0x90), true).bad());
    }
}
