// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/** What was judged, of a cause or of a whole diagnosis. */
public enum Verdict {
    /** Looked at, and not there. */
    PASS,
    /** Something is not as it should be, but does not by itself end the connection. */
    WARN,
    /** The evidence speaks for this cause. */
    FAIL,
    /** Not enough evidence; the finding names what is missing. */
    INCONCLUSIVE,
    /** The check itself broke. Says nothing about the host. */
    ERROR,
    /** Only of a diagnosis: a symptom was given and nothing fails from here. */
    NOT_REPRODUCED
}
