// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.HostList.Entry;
import org.rdpworkbench.core.spi.HostList.Skipped;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Target;

/** The hosts of one file while it is read, and the rules that hold for every format. */
final class Hosts {

    /** As many hosts one file may bring. */
    static final int MOST = 100_000;
    /** As many skipped entries are named; the rest is counted. */
    static final int MOST_NAMED = 1_000;
    /** As many entries are looked at, whatever becomes of them. */
    static final int MOST_ENTRIES = 1_000_000;
    static final int MOST_GROUPS = 32;
    static final int MOST_TAGS = 32;

    private static final int LONGEST_ADDRESS = 300;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    /** As text, which has an order: targets whose hashes were made to collide would be compared one by one. */
    private final Set<String> known = new HashSet<>();
    private int looked;

    /**
     * Takes a host over, or says why not.
     *
     * @param where what the entry is called or where it stands, for people
     * @param address a host as people write it; a port in it counts more than the other one
     * @param port empty for the default
     */
    void add(String where, String address, String port, About about) throws ImportException {
        Target target;
        try {
            target = target(address, port);
        } catch (IllegalArgumentException e) {
            // Where there is an account, a password may stand beside it: neither is said again.
            skip(address.indexOf('@') < 0 ? where : where.replace(address, "\u2026"), clause(e.getMessage()));
            return;
        }
        add(where, target, about);
    }

    private void add(String where, Target target, About about) throws ImportException {
        if (entries.size() == MOST) {
            skip(where, "a file may bring " + MOST + " hosts at most");
        } else if (about.folder().groups().size() > MOST_GROUPS) {
            skip(where, "its group lies deeper than " + MOST_GROUPS + " levels");
        } else if (!known.add(target.toString().toLowerCase(Locale.ROOT))) {
            skip(where, "the same host and port, " + target + ", stand further up");
        } else {
            look();
            Set<String> tags = about.tags().stream().limit(MOST_TAGS).map(CleanText::name)
                    .filter(tag -> !tag.isEmpty()).collect(Collectors.toSet());
            entries.add(new Entry(about.folder().groups(), CleanText.name(about.name()), target, tags,
                    about.notes()));
        }
    }

    /** @param why a clause for a person */
    void skip(String where, String why) throws ImportException {
        look();
        if (skipped.size() < MOST_NAMED) {
            String what = CleanText.name(where);
            skipped.add(new Skipped(what.isEmpty() ? "an entry without a name" : what, CleanText.name(why)));
        }
    }

    private void look() throws ImportException {
        if (++looked > MOST_ENTRIES) {
            throw new ImportException("The file has more than " + MOST_ENTRIES
                    + " entries; split it and import the parts.");
        }
    }

    HostList list() {
        List<Skipped> all = new ArrayList<>(skipped);
        int more = looked - entries.size() - skipped.size();
        if (more > 0) {
            all.add(new Skipped(more + " more", "they could not be taken over either"));
        }
        return new HostList(entries, all);
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    private static Target target(String address, String port) {
        String host = address.strip();
        if (host.length() > LONGEST_ADDRESS) {
            throw new IllegalArgumentException("It is longer than any name of a host.");
        }
        if (host.indexOf('@') >= 0) {
            throw new IllegalArgumentException("It names an account, and a host is wanted.");
        }
        int colon = host.indexOf(':');
        boolean severalColons = colon != host.lastIndexOf(':');
        boolean withPort = host.startsWith("[") ? !host.endsWith("]") : colon >= 0 && !severalColons;
        if (withPort || port.isBlank()) {
            return Target.parse(host);
        }
        String bracketed = severalColons && !host.startsWith("[") ? "[" + host + "]" : host;
        return Target.parse(bracketed + ":" + port.strip());
    }

    /** A sentence of the core as the clauses here are written. */
    private static String clause(String sentence) {
        String clause = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return clause.substring(0, 1).toLowerCase(Locale.ROOT) + clause.substring(1);
    }
}
