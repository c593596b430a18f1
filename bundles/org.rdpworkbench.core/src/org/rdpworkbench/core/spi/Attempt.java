// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/** What came of opening a connection. */
public sealed interface Attempt {

    /** Milliseconds until the outcome was known. */
    double millis();

    /** TCP is up. The probe closes the connection. */
    record Connected(Connection connection, double millis) implements Attempt {}

    /**
     * TCP did not come up.
     *
     * @param detail the system's words
     */
    record NotConnected(ConnectOutcome outcome, String detail, double millis) implements Attempt {}
}
