// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * A page of the diagnosis editor. Each editor has its own, so a component that is one has the scope
 * {@code ServiceScope.PROTOTYPE}. All methods are called on the user interface's thread, so what takes long belongs
 * into a job. A page that throws is replaced by a sentence; the others go on.
 */
public interface DiagnosisPage {

    /** What stands on its tab; one or two words. */
    String title();

    /** Its place among the pages, the smallest first. The diagnosis itself has 100, the symptom 200. */
    int order();

    /**
     * Makes the page's one control, once.
     *
     * @param site what the page may ask of its editor
     */
    Control create(Composite parent, DiagnosisSite site);

    /** Shows a diagnosis, or the evidence so far; many times while a look is under way. */
    void show(DiagnosisState state);

    /** Puts the focus where a person would begin. */
    default void setFocus() {
    }
}
