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
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.credentials.StoredCredential;
import org.rdpworkbench.ui.internal.Fields;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;

/** Asks for the way in and the account. The password goes to where credentials are known, and nowhere else. */
final class LookInsideDialog extends TitleAreaDialog {

    /** The id of its help context. */
    static final String ID = "org.rdpworkbench.ui.lookInside";
    private static final int MOST = 512;

    private final String about;
    private final List<HostAccess> ways;
    private final Known known;
    private final Optional<WayIn> before;
    private HostAccess way;
    private Combo account;
    private Text password;
    private Text keep;
    private Optional<WayIn> chosen = Optional.empty();

    /**
     * What needs no password.
     *
     * @param given what was typed since the window opened
     * @param stored ids of those that are kept
     */
    record Known(Credentials given, List<String> stored) {

        boolean has(String id) {
            return stored.contains(id) || given.find(id).isPresent();
        }
    }

    private LookInsideDialog(Shell shell, String about, List<HostAccess> ways, Known known, Optional<WayIn> before) {
        super(shell);
        this.about = about;
        this.ways = ways;
        this.known = known;
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
    static Optional<WayIn> ask(Shell shell, String about, List<HostAccess> ways, Known known,
            Optional<WayIn> before) {
        LookInsideDialog dialog = new LookInsideDialog(shell, about, ways, known, before);
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
        account = Fields.choice(area, "&Account", known.stored());
        account.setTextLimit(MOST);
        account.setToolTipText("DOMAIN\\user, user@domain, user of the host, or what was kept before");
        account.setText(before.flatMap(WayIn::credential).orElse(""));
        password = Fields.secret(area, "&Password");
        password.setTextLimit(MOST);
        keep = Fields.line(area, "&Keep as");
        keep.setTextLimit(MOST);
        keep.setMessage("A name, for the password to be kept by this system");
        account.addListener(SWT.Modify, e -> check());
        password.addListener(SWT.Modify, e -> check());
        keep.addListener(SWT.Modify, e -> check());
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
        note.setText("It takes an administrator of the host: DOMAIN\\user, user@domain, or user for an account of the"
                + " host itself. One host is asked first; where it refuses the logon, the account is not tried again,"
                + " so that it does not get locked. A password that is not kept is forgotten when the window closes.");
        note.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(2, 1).hint(420, SWT.DEFAULT)
                .indent(0, 6).create());
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Look Inside", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private void check() {
        boolean asks = way.takesCredential();
        boolean stored = known.stored().contains(id());
        boolean typed = asks && !stored && password.getCharCount() > 0;
        account.setEnabled(asks);
        password.setEnabled(asks && !stored);
        password.setMessage(known.has(id()) ? "As before" : "");
        keep.setEnabled(typed);
        Optional<String> problem = asks && !stored && !id().isEmpty() ? problem(typed) : Optional.empty();
        setErrorMessage(problem.orElse(null));
        boolean whole = !id().isEmpty() && (known.has(id()) || typed);
        Shades.enable(getButton(IDialogConstants.OK_ID), !asks || whole && problem.isEmpty());
    }

    /** What was typed is what other texts call it. */
    private String id() {
        return account.getText().strip();
    }

    private Optional<String> problem(boolean typed) {
        try {
            Account.parse(id());
        } catch (IllegalArgumentException e) {
            return Optional.of("This is half an account; both sides of it must be there.");
        }
        String name = keep.getText().strip();
        if (!typed || name.isEmpty() || StoredCredential.isId(name) && !known.stored().contains(name)) {
            return Optional.empty();
        }
        return Optional.of(known.stored().contains(name) ? "There is one of this name already."
                : "The name may have letters, digits, dots, dashes and underlines.");
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
            if (secret.length > 0 && !known.stored().contains(id())) {
                Account who = Account.parse(id());
                known.given().add(id(), new Credential(who, secret));
                if (!keep.getText().isBlank()) {
                    new KeepCredential(keep.getText().strip(), new Credential(who, secret)).schedule();
                }
            }
        } finally {
            Arrays.fill(secret, '\0');
            password.setText("");
        }
    }
}
