// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.junit.jupiter.api.Test;

class P2WordsTest {

    @Test
    void theInnermostWordsCount() {
        IStatus inner = new Status(IStatus.ERROR, "p2", "It cannot be read.", new IOException("disk full"));
        IStatus where = new Status(IStatus.ERROR, "p2", "session context was: (profile)");
        assertEquals("It cannot be read (disk full).",
                P2Words.of(new MultiStatus("p2", 0, new IStatus[] {where, inner}, "An error occurred", null)));
    }

    @Test
    void aCertificateOfYourOwnIsNoRiddle() {
        Exception untrusted = new IOException("handshake failed",
                new CertPathBuilderException("unable to find valid certification path"));
        assertEquals("It cannot be read (Java does not trust its certificate: the help about plugins says how to add"
                + " one of your own).", P2Words.of(new Status(IStatus.ERROR, "p2", "It cannot be read.", untrusted)));
    }
}
