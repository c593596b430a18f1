// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.ChangeWindow;
import org.rdpworkbench.ui.internal.Fields;

/** Who has approved a change, and when it may be begun, as a form asks for it. */
public final class ApprovalFields {

    private static final int MOST = 200;

    private final Text approvedBy;
    private final Text changeId;
    private final Text window;

    /**
     * Adds the fields to a form.
     *
     * @param changed told of each change
     */
    public ApprovalFields(Composite form, Runnable changed) {
        approvedBy = field(form, "Appro&ved by", "For the journal", changed);
        changeId = field(form, "Chan&ge", "Its id, for the journal", changed);
        window = field(form, "Onl&y within", "Any time, or as in 22:00-04:30", changed);
        window.setToolTipText("Outside of these times of this machine nothing is begun; what is begun is finished or "
                + "taken back.");
    }

    private static Text field(Composite form, String label, String message, Runnable changed) {
        Text field = Fields.line(form, label);
        field.setMessage(message);
        field.setTextLimit(MOST);
        field.addListener(SWT.Modify, e -> changed.run());
        return field;
    }

    /** Puts the focus on the first of them. */
    void setFocus() {
        approvedBy.setFocus();
    }

    /** What was said; the window is empty where it cannot be read. */
    public Approval approval() {
        return new Approval(approvedBy.getText(), changeId.getText(), ChangeWindow.parse(window.getText()));
    }

    /** Why it is not enough, one sentence; empty where it is. */
    public Optional<String> missing() {
        boolean unread = !window.getText().isBlank() && ChangeWindow.parse(window.getText()).isEmpty();
        return approval().missing().or(() -> unread
                ? Optional.of("Give the times within which it may be begun as in 22:00-04:30.") : Optional.empty());
    }

    /** The same, or else why nothing may be begun just now, which may be over when it is begun. */
    public Optional<String> remark() {
        return missing().or(() -> approval().closedToBegin());
    }
}
