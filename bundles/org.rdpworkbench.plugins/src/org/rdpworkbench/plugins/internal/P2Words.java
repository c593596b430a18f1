// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.security.cert.CertPathBuilderException;
import java.util.List;
import org.eclipse.core.runtime.IStatus;

/** What p2 says, made shorter. */
final class P2Words {

    /** How p2 begins to tell in which of its phases something happened, which means nothing to people. */
    private static final String WHERE = "session context was";

    private P2Words() {}

    /** The innermost words, which say what happened and not only that something did, or where. */
    static String of(IStatus status) {
        IStatus inner = status;
        while (inner.getChildren().length > 0) {
            List<IStatus> children = List.of(inner.getChildren());
            inner = children.stream().filter(child -> !String.valueOf(child.getMessage()).startsWith(WHERE))
                    .findFirst().orElse(children.getFirst());
        }
        return String.valueOf(inner.getMessage()).strip().replaceFirst("\\.$", "") + root(inner.getException()) + ".";
    }

    /** What lies at the bottom. */
    private static String root(Throwable exception) {
        Throwable root = exception;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof CertPathBuilderException) {
            return " (Java does not trust its certificate: the help about plugins says how to add one of your own)";
        }
        return root == null || root.getMessage() == null ? "" : " (" + root.getMessage().strip() + ")";
    }
}
