// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Arrays;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.credentials.StoredCredentials;
import org.rdpworkbench.ui.internal.Services;

/** Gives a password to what keeps passwords on this system, which may ask the person to unlock it. */
final class KeepCredential extends Job {

    private final String id;
    private final Credential credential;

    /** @param credential is closed at the end */
    KeepCredential(String id, Credential credential) {
        super("Keeping the password of " + id);
        this.id = id;
        this.credential = credential;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        char[] secret = credential.secret();
        try {
            StoredCredentials store = Services.find(StoredCredentials.class).orElseThrow(
                    () -> new CredentialException("What keeps credentials is not installed."));
            store.add(id, new Account(credential.domain(), credential.user()), secret);
            return Status.OK_STATUS;
        } catch (CredentialException e) {
            return Status.error("The password is not kept, and is known until the window closes. " + e.getMessage(), e);
        } catch (InterruptedException e) {
            return Status.CANCEL_STATUS;
        } finally {
            Arrays.fill(secret, '\0');
            credential.close();
        }
    }

    @Override
    protected void canceling() {
        Thread thread = getThread();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
