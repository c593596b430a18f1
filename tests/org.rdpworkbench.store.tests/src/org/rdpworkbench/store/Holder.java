// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.io.Closeable;

/** A process of its own that holds the lock of a host, and says so, until it is ended. */
final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws Exception {
        try (Closeable lock = Store.lock(StoreAddress.of(arguments[0]), arguments[1], arguments[2])) {
            System.out.println("held");
            System.in.read();
        }
    }
}
