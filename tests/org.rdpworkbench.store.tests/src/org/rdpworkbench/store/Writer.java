// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Target;

/** A process of its own that adds hosts until it is ended, and says which are added. */
final class Writer {

    private Writer() {}

    public static void main(String[] arguments) throws StoreException {
        try (Store store = Store.open(StoreAddress.of(arguments[0]))) {
            for (int i = 0; i < 100_000; i++) {
                String host = arguments[1] + "x" + i;
                store.inventory().addHost(Optional.empty(), "", Target.of(host, 3389), Set.of("a", "b"), "");
                System.out.println(host);
            }
        }
    }
}
