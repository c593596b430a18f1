// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

/** What the probes of a run share: the session on its host, or why there is none. */
public record Inside(Answer<HostSession> session) implements AutoCloseable {

    @Override
    public void close() {
        session.value().ifPresent(HostSession::close);
    }
}
