// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Native;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Windows whose functions do what a test says. One that the test says nothing about fails the test. */
final class Played {

    /** What a function does with its arguments, and returns. */
    @FunctionalInterface
    interface Function {
        Object call(Object[] arguments) throws Exception;
    }

    private final Map<String, Function> functions = new HashMap<>();
    /** Which functions were called, in order. */
    final List<String> called = new CopyOnWriteArrayList<>();

    Played on(String name, Function function) {
        functions.put(name, function);
        return this;
    }

    /** A function that fails, with what GetLastError then says. */
    Played failing(String name, Object nothing, int error) {
        return on(name, arguments -> {
            Native.setLastError(error);
            return nothing;
        });
    }

    Windows windows() {
        return new Windows(play(Advapi.class), play(Kernel.class), play(Netapi.class), play(Wevtapi.class));
    }

    private <T> T play(Class<T> library) {
        return library.cast(Proxy.newProxyInstance(library.getClassLoader(), new Class<?>[] {library},
                (proxy, method, arguments) -> {
                    called.add(method.getName());
                    Function function = functions.get(method.getName());
                    if (function == null) {
                        throw new AssertionError(method.getName() + " is not played");
                    }
                    return function.call(arguments);
                }));
    }
}
