// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.winsock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.WinsockCatalog;
import org.rdpworkbench.facts.WinsockCatalog.Library;
import org.rdpworkbench.facts.WinsockCatalog.Provider;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.PackedCatalogItem;
import org.rdpworkbench.host.RegistryKey;

/** Winsock's catalogues of a machine, out of its registry, and whether the files are there that they name. */
final class Catalogs {

    private static final String PARAMETERS = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinSock2\\Parameters\\";
    private static final String VERSION = "HKLM\\SOFTWARE\\Microsoft\\Windows";
    private static final String ENTRIES = "Catalog_Entries";
    private static final int MOST = 500;

    private final HostSession session;
    private final Map<String, Boolean> there = new HashMap<>();
    private final List<Provider> protocols = new ArrayList<>();
    private final List<Library> names = new ArrayList<>();
    private int unreadable;

    Catalogs(HostSession session) {
        this.session = session;
    }

    Answer<WinsockCatalog> read() throws InterruptedException {
        Answer<Optional<RegistryKey>> found = session.registry().key(PARAMETERS + "Protocol_Catalog9");
        if (found instanceof Answer.None<Optional<RegistryKey>> none) {
            return none.map(key -> null);
        }
        Optional<RegistryKey> catalog = found.value().orElseThrow();
        String kind = kind(catalog);
        for (RegistryKey entry : entries("Protocol_Catalog9", kind)) {
            protocol(entry.value("PackedCatalogItem"));
        }
        Optional<RegistryKey> spaces = session.registry().key(PARAMETERS + "NameSpace_Catalog5").value()
                .flatMap(key -> key);
        for (RegistryKey entry : entries("NameSpace_Catalog5", kind(spaces))) {
            Optional<String> path = entry.value("LibraryPath").asText();
            if (path.isPresent()) {
                names.add(library(path.get()));
            }
        }
        Optional<Long> counted = catalog.flatMap(key -> number(key.value("Num_" + ENTRIES + kind)));
        return Answer.of(new WinsockCatalog(counted, List.copyOf(protocols), unreadable, List.copyOf(names),
                List.of()));
    }

    /** Programs of the machine's own kind have a list of their own on a 64-bit Windows. */
    private static String kind(Optional<RegistryKey> catalog) {
        return catalog.filter(key -> key.subkeys().contains(ENTRIES + "64")).isPresent() ? "64" : "";
    }

    /** Those that cannot be read are counted, and so is what lies behind too many. */
    private List<RegistryKey> entries(String catalog, String kind) throws InterruptedException {
        String path = PARAMETERS + catalog + "\\" + ENTRIES + kind;
        List<RegistryKey> entries = new ArrayList<>();
        List<String> all = session.registry().key(path).value().flatMap(key -> key).map(RegistryKey::subkeys)
                .orElse(List.of());
        for (String one : all.subList(0, Math.min(all.size(), MOST))) {
            session.registry().key(path + "\\" + one).value().flatMap(key -> key).ifPresentOrElse(entries::add,
                    () -> unreadable++);
        }
        return entries;
    }

    private void protocol(SettingValue value) throws InterruptedException {
        try {
            PackedCatalogItem item = PackedCatalogItem.read(HexFormat.of().parseHex(value.hex()));
            protocols.add(new Provider(item.id(), library(item.path()), item.tcp(), item.chainLength(), item.chain()));
        } catch (MalformedBytesException e) {
            unreadable++;
        }
    }

    private static Optional<Long> number(SettingValue value) {
        return Optional.of(value).filter(one -> one.kind().equals("REG_DWORD") && one.words().matches("[0-9]+"))
                .map(one -> Long.parseLong(one.words()));
    }

    private Library library(String path) throws InterruptedException {
        Boolean known = there.get(path);
        if (known == null) {
            known = there(path);
            there.put(path, known);
        }
        return Library.at(path, known, Optional.empty());
    }

    /** A file is gone only where that was seen: not where nobody knows to where its path leads. */
    private boolean there(String path) throws InterruptedException {
        String whole = path;
        for (Map.Entry<String, String> known : Map.of("(?i)^%(SystemRoot|windir)%", " NT\\CurrentVersion|SystemRoot",
                "(?i)^%ProgramFiles%", "\\CurrentVersion|ProgramFilesDir").entrySet()) {
            String[] value = known.getValue().split("\\|");
            String folder = session.registry().value(VERSION + value[0], value[1]).value()
                    .flatMap(SettingValue::asText).orElse("%");
            whole = whole.replaceFirst(known.getKey(), Matcher.quoteReplacement(folder));
        }
        if (whole.indexOf('%') >= 0) {
            return true;
        }
        try {
            return !(session.files().read(whole, 0, 1) instanceof Answer.Value<Optional<FileContent>>(
                    Optional<FileContent> content)) || content.isPresent();
        } catch (IllegalArgumentException e) {
            // No path with a drive.
            return true;
        }
    }
}
