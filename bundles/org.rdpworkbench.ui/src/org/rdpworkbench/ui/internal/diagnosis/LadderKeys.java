// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.rdpworkbench.core.spi.Stage;

/** Makes the ladder readable for the keyboard and for screen readers: the arrow keys go from stage to stage. */
final class LadderKeys {

    private final Canvas canvas;
    private final Function<Stage, String> words;
    private Optional<Stage> current = Optional.empty();

    /** @param words what a stage says, in one sentence */
    LadderKeys(Canvas canvas, Function<Stage, String> words) {
        this.canvas = canvas;
        this.words = words;
        canvas.addListener(SWT.KeyDown, this::pressed);
        canvas.addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_ARROW_NEXT
                && e.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        canvas.addListener(SWT.FocusIn, e -> go(current.orElse(Stage.CLIENT)));
        canvas.addListener(SWT.FocusOut, e -> canvas.redraw());
        canvas.addListener(SWT.MouseDown, e -> canvas.setFocus());
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_GRAPHIC;
            }
        });
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = all();
            }

            @Override
            public void getDescription(AccessibleEvent e) {
                e.result = current.map(words).orElse("");
            }
        });
    }

    /** All stages, in a sentence each. */
    private String all() {
        StringBuilder all = new StringBuilder("Connection ladder.");
        for (Stage stage : Stage.values()) {
            all.append(' ').append(words.apply(stage)).append('.');
        }
        return all.toString();
    }

    private void pressed(Event e) {
        int step = e.keyCode == SWT.ARROW_DOWN ? 1 : e.keyCode == SWT.ARROW_UP ? -1 : 0;
        if (step != 0) {
            Stage[] stages = Stage.values();
            go(stages[Math.clamp(current.map(Stage::ordinal).orElse(0) + step, 0, stages.length - 1)]);
        }
    }

    private void go(Stage stage) {
        current = Optional.of(stage);
        canvas.setToolTipText(words.apply(stage));
        canvas.getAccessible().sendEvent(ACC.EVENT_DESCRIPTION_CHANGED, null);
        canvas.redraw();
    }

    /** The stage that has the focus. */
    Optional<Stage> current() {
        return canvas.isFocusControl() ? current : Optional.empty();
    }
}
