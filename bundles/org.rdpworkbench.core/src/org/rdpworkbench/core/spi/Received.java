// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/** What came from the peer. */
public sealed interface Received {

    /** At least one byte. */
    record Data(byte[] bytes) implements Received {}

    /** The peer closed the connection in order (FIN). */
    record Closed() implements Received {}

    /** The connection was reset (RST) or broke. */
    record Reset(String detail) implements Received {}

    /** Nothing came in the time given. */
    record Silence() implements Received {}
}
