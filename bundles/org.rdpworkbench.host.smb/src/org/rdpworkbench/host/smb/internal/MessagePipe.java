// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

/** A pipe on which whole messages go to and fro. */
interface MessagePipe {

    /** Sends a message on which none comes back. */
    void send(byte[] message);

    /** Sends a message and returns the one that comes back. */
    byte[] transact(byte[] message);

    /** The next message that comes by itself. */
    byte[] next();

    /** Closes it, without an exception. */
    void close();
}
