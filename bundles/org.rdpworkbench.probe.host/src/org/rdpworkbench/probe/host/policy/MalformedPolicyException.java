// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.policy;

/** What is no policy, or more of it than can be. The message is for developers. */
public final class MalformedPolicyException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedPolicyException(String file, String problem) {
        super(file + ": " + problem);
    }
}
