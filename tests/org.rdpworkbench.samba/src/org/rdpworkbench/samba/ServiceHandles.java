// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The handles of [MS-SCMR] 2.2.4 that are open, and the rights with which they were opened. */
final class ServiceHandles {

    /** Bytes of a handle. */
    static final int SIZE = 20;
    static final int ACCESS_DENIED = 5;
    private static final int INVALID_HANDLE = 6;
    private static final AtomicInteger LAST = new AtomicInteger();

    private final Map<String, ServiceEntry> services;
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    ServiceHandles(Map<String, ServiceEntry> services) {
        this.services = services;
    }

    /** What a handle is to: a service, or without one the manager. */
    private record Opened(Optional<String> service, int access) {}

    /** How many nobody has closed yet. */
    int open() {
        return opened.size();
    }

    byte[] add(Optional<String> service, int access) {
        byte[] handle = new PipeOutput().u32(0).u32(LAST.incrementAndGet()).bytes(new byte[SIZE - 8]).toByteArray();
        opened.put(HexFormat.of().formatHex(handle), new Opened(service, access));
        return handle;
    }

    /** Whether there was such a one. */
    boolean remove(byte[] handle) {
        return opened.remove(HexFormat.of().formatHex(handle)) != null;
    }

    /** The error that a call brings which needs that right; 0 when the handle has it. */
    int denied(byte[] handle, int right) {
        Opened what = opened.get(HexFormat.of().formatHex(handle));
        return what == null ? INVALID_HANDLE : (what.access() & right) == 0 ? ACCESS_DENIED : 0;
    }

    ServiceEntry service(byte[] handle) {
        return services.get(opened.get(HexFormat.of().formatHex(handle)).service().orElseThrow());
    }

    static byte[] read(ByteBuffer arguments) {
        byte[] handle = new byte[SIZE];
        arguments.get(handle);
        return handle;
    }
}
