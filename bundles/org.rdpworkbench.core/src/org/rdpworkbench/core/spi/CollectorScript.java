// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/**
 * A script that a person takes to a machine without the workbench: a client on which it fails, or the console of a
 * host. It reads only, and writes one file, which an {@link EvidenceReader} knows.
 */
public interface CollectorScript {

    /** The name of its file, such as {@code collect.ps1}. */
    String fileName();

    /** All of it. */
    byte[] content();

    /**
     * How it is started on the client.
     *
     * @param host as the client calls it, by the name of a {@link Target}
     */
    String onClient(String host);

    /** How it is started on the console of the host; see {@link #onClient}. */
    String onConsole(String host);
}
