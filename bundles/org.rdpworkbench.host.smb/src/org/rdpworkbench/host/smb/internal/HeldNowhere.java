// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Obstacle;

/** Winsock's catalogue, which Windows makes anew for nobody from elsewhere. */
record HeldNowhere() implements Held {

    @Override
    public String call() {
        return "netsh";
    }

    @Override
    public SettingValue get() throws Unanswered {
        throw nothing();
    }

    @Override
    public void may(SettingValue value) throws Unanswered {
        throw nothing();
    }

    @Override
    public void put(SettingValue value) throws Unanswered {
        throw nothing();
    }

    private Unanswered nothing() {
        return new Unanswered(Obstacle.UNSUPPORTED, call(), "only at the machine itself");
    }
}
