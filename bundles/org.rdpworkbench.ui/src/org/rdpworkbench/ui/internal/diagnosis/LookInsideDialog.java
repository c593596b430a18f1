// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.ui.internal.Fields;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;

/** Asks for the way in and the account. The password goes to where credentials are kept, and nowhere else. */
final class LookInsideDialog extends TitleAreaDialog {

    /** The id of its help context. */
    static final String ID = "org.rdpworkbench.ui.lookInside";
    private static final int MOST = 512;

    private final String about;
    private final List<HostAccess> ways;
    private final Credentials credentials;
    private final Optional<WayIn> before;
    private HostAccess way;
    private Text account;
    private Text password;
    private Optional<WayIn> chosen = Optional.empty();

    private LookInsideDialog(Shell shell, String about, List<HostAccess> ways, Credentials credentials,
            Optional<WayIn> before) {
        super(shell);
        this.about = about;
        this.ways = ways;
        this.credentials = credentials;
        this.before = before;
        way = ways.stream().filter(one -> before.filter(in -> in.access().equals(one.id())).isPresent()).findFirst()
                .orElse(ways.getFirst());
        setHelpAvailable(false);
    }

    /**
     * The way in that the person chose, whose credential is known from then on.
     *
     * @param about the host or hosts, escaped
     * @param ways at least one
     * @param before what was chosen the last time
     */
    static Optional<WayIn> ask(Shell shell, String about, List<HostAccess> ways, Credentials credentials,
            Optional<WayIn> before) {
        LookInsideDialog dialog = new LookInsideDialog(shell, about, ways, credentials, before);
        dialog.open();
        return dialog.chosen;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Look Inside");
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, ID);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(Layouts.all());
        area.setLayout(Layouts.form());
        setTitle("Look inside " + about);
        setMessage("Reads services, registry, certificates, permissions and logs. Nothing is changed.");
        if (ways.size() > 1) {
            ways.forEach(one -> choice(area, one));
        }
        account = Fields.line(area, "&Account");
        account.setTextLimit(MOST);
        account.setMessage("DOMAIN\\user, user@domain, or user of the host");
        account.setText(before.flatMap(WayIn::credential).orElse(""));
        password = Fields.secret(area, "&Password");
        password.setTextLimit(MOST);
        account.addListener(SWT.Modify, e -> check());
        password.addListener(SWT.Modify, e -> check());
        note(area);
        (account.getText().isEmpty() ? account : password).setFocus();
        return area;
    }

    private void choice(Composite area, HostAccess one) {
        Button button = new Button(area, SWT.RADIO);
        button.setText(one.title());
        button.setSelection(one == way);
        button.setLayoutData(GridDataFactory.fillDefaults().span(2, 1).create());
        button.addListener(SWT.Selection, e -> {
            way = button.getSelection() ? one : way;
            check();
        });
    }

    private static void note(Composite area) {
        Label note = new Label(area, SWT.WRAP);
        note.setText("It takes an administrator of the host. One host is asked first; where it refuses the logon, the"
                + " account is not tried again, so that it does not get locked. The password is kept until the window"
                + " closes, in memory only.");
        note.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(2, 1).indent(0, 6).create());
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Look Inside", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private void check() {
        boolean asks = way.takesCredential();
        account.setEnabled(asks);
        password.setEnabled(asks);
        boolean known = credentials.find(id()).isPresent();
        password.setMessage(known ? "As before" : "");
        Optional<String> problem = asks && !id().isEmpty() ? problem() : Optional.empty();
        setErrorMessage(problem.orElse(null));
        boolean whole = !id().isEmpty() && (known || password.getCharCount() > 0);
        Shades.enable(getButton(IDialogConstants.OK_ID), !asks || whole && problem.isEmpty());
    }

    /** What was typed is what other texts call it. */
    private String id() {
        return account.getText().strip();
    }

    private Optional<String> problem() {
        try (Credential none = Credential.of(id(), new char[0])) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    protected void okPressed() {
        if (way.takesCredential()) {
            keep();
        }
        chosen = Optional.of(new WayIn(way.id(), way.takesCredential() ? Optional.of(id()) : Optional.empty()));
        super.okPressed();
    }

    private void keep() {
        char[] secret = password.getTextChars();
        try {
            if (secret.length > 0) {
                credentials.add(id(), Credential.of(id(), secret));
            }
        } finally {
            Arrays.fill(secret, '\0');
            password.setText("");
        }
    }
}
