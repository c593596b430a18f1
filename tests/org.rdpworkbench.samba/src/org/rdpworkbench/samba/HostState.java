// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a repair could have changed at a host by Samba, to be compared byte for byte. Of the keys of its registry
 * Samba keeps no permissions.
 *
 * @param files what is in the folder of keys, by name
 * @param permissions of each of them, with its owner and group
 */
public record HostState(Set<String> registry, List<ServiceEntry> services, Map<String, String> files,
        Map<String, String> permissions) {

    /** Where Windows keeps the files of keys. */
    public static final String KEYS = "C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys\\";

    /** Whoever can say whose a file is and who may do what with it, as the host tells that over its wire. */
    @FunctionalInterface
    public interface Permissions {
        /** By its path there, in hex or as whoever asks likes it. */
        String of(String path) throws Exception;
    }

    /** As it is now. */
    public static HostState of(SambaFolder host, ServiceControl services, Permissions asked) throws Exception {
        Set<String> registry = host.exportRegistry("HKLM\\SYSTEM\\CurrentControlSet\\Control");
        registry.addAll(host.exportRegistry("HKLM\\SOFTWARE\\Microsoft"));
        Map<String, String> files = new TreeMap<>();
        Map<String, String> permissions = new TreeMap<>();
        try (Stream<Path> all = Files.list(host.drive().resolve(KEYS.substring(3).replace('\\', '/')))) {
            for (Path file : all.toList()) {
                String name = file.getFileName().toString();
                files.put(name, Files.readString(file));
                permissions.put(name, asked.of(KEYS + name));
            }
        }
        return new HostState(registry, services.services(), files, permissions);
    }
}
