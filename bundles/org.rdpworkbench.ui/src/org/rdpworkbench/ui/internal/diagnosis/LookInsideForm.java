// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.credentials.StoredCredential;
import org.rdpworkbench.ui.internal.Fields;
import org.rdpworkbench.ui.internal.Layouts;

/** The fields of whatever goes inside a host: the way in where there are several, the account, and its password. */
public final class LookInsideForm {

    private static final int MOST = 512;
    private static final int WIDTH = 420;

    private final WaysIn known;
    private final Runnable changed;
    private final Combo account;
    private final Text password;
    private final Text keep;
    private HostAccess way;

    /**
     * @param area has two columns
     * @param before what was chosen the last time
     * @param changed runs when something was typed or chosen
     */
    public LookInsideForm(Composite area, WaysIn known, Optional<WayIn> before, Runnable changed) {
        this.known = known;
        this.changed = changed;
        List<HostAccess> ways = known.ways();
        way = ways.stream().filter(one -> before.filter(in -> in.access().equals(one.id())).isPresent()).findFirst()
                .orElse(ways.getFirst());
        if (ways.size() > 1) {
            ways.forEach(one -> choice(area, one));
        }
        account = Fields.choice(area, "&Account", known.stored());
        account.setTextLimit(MOST);
        account.setText(before.flatMap(WayIn::credential).orElse(""));
        password = Fields.secret(area, "&Password");
        password.setTextLimit(MOST);
        keep = Fields.line(area, "&Keep as");
        keep.setTextLimit(MOST);
        keep.setMessage("A name, for the password to be kept by this system");
        account.addListener(SWT.Modify, e -> changed.run());
        password.addListener(SWT.Modify, e -> changed.run());
        keep.addListener(SWT.Modify, e -> changed.run());
        note(area);
        (account.getText().isEmpty() ? account : password).setFocus();
    }

    private void choice(Composite area, HostAccess one) {
        Button button = new Button(area, SWT.RADIO);
        button.setText(one.title());
        button.setSelection(one == way);
        button.setLayoutData(GridDataFactory.fillDefaults().span(2, 1).create());
        button.addListener(SWT.Selection, e -> {
            way = button.getSelection() ? one : way;
            changed.run();
        });
    }

    private static void note(Composite area) {
        Label note = new Label(area, SWT.WRAP);
        note.setText("It takes an administrator of the host: DOMAIN\\user, user@domain, or user for an account of the"
                + " host itself. One host is asked first; where it refuses the logon, the account is not tried again,"
                + " so that it does not get locked. A password that is not kept is forgotten when the window closes.");
        note.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(2, 1).hint(WIDTH, SWT.DEFAULT)
                .indent(0, 6).create());
    }

    /** Lets be typed what has a meaning now. */
    public void enable() {
        account.setEnabled(way.takesCredential());
        password.setEnabled(way.takesCredential() && !stored());
        password.setMessage(known.has(id()) ? "As before" : "");
        keep.setEnabled(typed());
    }

    /** What is wrong with what was typed, in a sentence. */
    public Optional<String> problem() {
        if (!way.takesCredential() || stored() || id().isEmpty()) {
            return Optional.empty();
        }
        try {
            Account.parse(id());
        } catch (IllegalArgumentException e) {
            return Optional.of("This is half an account; both sides of it must be there.");
        }
        if (!typed() || name().isEmpty() || StoredCredential.isId(name()) && !known.stored().contains(name())) {
            return Optional.empty();
        }
        return Optional.of(known.stored().contains(name()) ? "There is one of this name already."
                : "The name may have letters, digits, dots, dashes and underlines.");
    }

    /** Whether nothing lacks. */
    public boolean whole() {
        return !way.takesCredential() || !id().isEmpty() && (known.has(id()) || typed());
    }

    /** Shows on a page what is wrong, and that it is whole where nothing lacks. */
    public void check(WizardPage page) {
        check(page, Optional.empty());
    }

    /** @param elsewhere what is wrong with the rest of the page */
    public void check(WizardPage page, Optional<String> elsewhere) {
        enable();
        Optional<String> problem = problem().or(() -> elsewhere);
        page.setErrorMessage(problem.orElse(null));
        page.setPageComplete(whole() && problem.isEmpty());
    }

    private boolean stored() {
        return known.stored().contains(id());
    }

    /** Whether there is a password of hers. */
    private boolean typed() {
        return way.takesCredential() && !stored() && password.getCharCount() > 0;
    }

    /** The account, by which other texts call the credential, or the name of one that is kept. */
    private String id() {
        return account.getText().strip();
    }

    /** The name by which the credential is to be kept; empty when it is not. */
    private String name() {
        return keep.getText().strip();
    }

    /** Gives a password that was typed to where credentials are known, and nowhere else; the field forgets it. */
    public void give() {
        if (!typed()) {
            return;
        }
        String id = id();
        String name = name();
        char[] secret = password.getTextChars();
        try {
            Account who = Account.parse(id);
            known.given().add(id, new Credential(who, secret));
            if (!name.isEmpty()) {
                new KeepCredential(name, new Credential(who, secret)).schedule();
            }
        } finally {
            Arrays.fill(secret, '\0');
            // Behind that, since whoever hears of it asks whether anything lacks now.
            password.setText("");
        }
    }

    /** What was chosen, by which the credential is asked for. */
    public WayIn wayIn() {
        return new WayIn(way.id(), way.takesCredential() ? Optional.of(id()) : Optional.empty());
    }
}
