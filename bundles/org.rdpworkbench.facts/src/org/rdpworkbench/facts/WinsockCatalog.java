// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Winsock's catalogue as a client's registry has it, for programs of the machine's own kind (64 bits on a 64-bit
 * Windows), and whether the files of its providers are there. Seen from the client.
 *
 * @param counted how many protocols Windows thinks that there are; empty when it does not say
 * @param protocols by their entries, in the order in which Winsock asks them
 * @param unreadable how many further entries cannot be read
 * @param names the providers that turn names into addresses
 * @param filters what of other makers is bound to network cards, by name: a reset of the catalogue leaves it alone
 */
public record WinsockCatalog(Optional<Long> counted, List<Provider> protocols, int unreadable, List<Library> names,
        List<String> filters) implements Fact {

    public static final FactType<WinsockCatalog> TYPE = new FactType<>("WinsockCatalog", 1, WinsockCatalog.class);

    /**
     * A file of a provider.
     *
     * @param path as the client has it
     * @param there whether the file was found
     * @param company whose it says it is; empty when it says nothing. It is not proven by a signature
     */
    public record Library(String path, boolean there, Optional<String> company) {

        /** The folder of a person has their name. */
        private static final Pattern PROFILE = Pattern.compile("(?i)^([A-Z]:\\\\Users\\\\)[^\\\\]+");

        /** One at that path, of which no name of a person is told. */
        public static Library at(String path, boolean there, Optional<String> company) {
            return new Library(PROFILE.matcher(path).replaceFirst("$1..."), there, company);
        }
    }

    /**
     * An entry.
     *
     * @param id by which chains name it
     * @param tcp whether it makes connections of TCP, over IPv4 or IPv6
     * @param chainLength 1 for a protocol by itself, 0 for a layer that others use, more for a chain of both
     * @param chain the ids of the entries in a chain, from its top; none for others
     */
    public record Provider(long id, Library library, boolean tcp, int chainLength, List<Long> chain) {

        /** True for a layer, and for a chain with one in it. */
        public boolean layered() {
            return chainLength != 1;
        }
    }

    /** True when nothing makes connections of TCP. */
    public boolean withoutTcp() {
        return protocols.stream().noneMatch(Provider::tcp);
    }

    /** The files that connections of TCP need and that are not there. */
    public List<String> goneForTcp() {
        return gone(protocols.stream().filter(Provider::tcp).map(Provider::library).toList());
    }

    /** The files that only other protocols need and that are not there. */
    public List<String> goneForOthers() {
        List<String> needed = goneForTcp();
        return gone(protocols.stream().map(Provider::library).toList()).stream()
                .filter(path -> !needed.contains(path)).toList();
    }

    /** The files that turn names into addresses and that are not there. */
    public List<String> goneForNames() {
        return gone(names);
    }

    private static List<String> gone(List<Library> libraries) {
        return libraries.stream().filter(library -> !library.there()).map(Library::path).distinct().toList();
    }

    /** True when a chain names an entry that does not exist. */
    public boolean chainBroken() {
        Set<Long> ids = protocols.stream().map(Provider::id).collect(Collectors.toSet());
        return unreadable == 0 && protocols.stream().anyMatch(one -> !ids.containsAll(one.chain()));
    }

    /** True when there are more or fewer entries than Windows thinks. */
    public boolean miscounted() {
        return counted.filter(count -> count != protocols.size() + unreadable).isPresent();
    }

    /** The files of layers and of chains with one in them. */
    public List<String> layers() {
        return protocols.stream().filter(Provider::layered).map(one -> one.library().path()).distinct().toList();
    }

    /** True when nothing is wrong with the entries and their files. */
    public boolean whole() {
        return !withoutTcp() && goneForTcp().isEmpty() && goneForOthers().isEmpty() && goneForNames().isEmpty()
                && !chainBroken() && !miscounted() && unreadable == 0;
    }
}
