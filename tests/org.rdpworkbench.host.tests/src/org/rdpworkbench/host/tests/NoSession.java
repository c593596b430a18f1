// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.Services;
import org.rdpworkbench.host.UserRights;

/** A session that nobody asks anything. */
final class NoSession implements HostSession {

    @Override
    public Registry registry() {
        throw new AssertionError("asked for the registry");
    }

    @Override
    public Services services() {
        throw new AssertionError("asked for services");
    }

    @Override
    public Files files() {
        throw new AssertionError("asked for files");
    }

    @Override
    public EventLogs eventLogs() {
        throw new AssertionError("asked for event logs");
    }

    @Override
    public UserRights userRights() {
        throw new AssertionError("asked for user rights");
    }

    @Override
    public Answer<ClockReading> clock() {
        throw new AssertionError("asked for the clock");
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
