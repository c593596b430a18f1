// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.Iterator;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Importer;

/**
 * Hosts as people paste them: names, addresses, networks and ranges between line breaks, spaces, commas and semicolons.
 * It takes any text that no other importer wants, so it is asked last.
 */
@Component(service = Importer.class, property = "service.ranking:Integer=-1000")
public final class ListImporter implements Importer {

    /** As many addresses a network or a range may stand for. */
    static final int MOST_OF_A_RANGE = 4_096;

    private static final String SEPARATORS = " \t\f\u000b\u00a0,;";
    /** Only what looks like this is named when it is skipped: anything else may hold a password. */
    private static final Pattern NAMEABLE = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.:\\[\\]/%*-]{1,80}");
    /** {@code password=...} or {@code password: ...}, as inventories have them. */
    private static final Pattern SETTING = Pattern.compile("=|^[^:]+:$");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    /** How files of markup begin. A list in JSON would be one, but {@code [::1]:3389} is a host. */
    private static final Pattern OTHER = Pattern.compile("\\s*+(<|\\{|\\[\\s*+[\"{\\[])");

    @Override
    public String id() {
        return "list";
    }

    @Override
    public String title() {
        return "List of hosts, networks and ranges";
    }

    @Override
    public boolean reads(String name, byte[] content) {
        String beginning = FileText.beginning(content);
        return !beginning.isBlank() && !OTHER.matcher(beginning).lookingAt();
    }

    @Override
    public HostList read(byte[] content) throws ImportException {
        String text = FileText.of(content);
        if (OTHER.matcher(text).lookingAt()) {
            throw new ImportException("This is no list of hosts; write one host a line, or choose its format.");
        }
        Hosts hosts = new Hosts();
        int number = 0;
        int addresses = 0;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext();) {
            StringTokenizer entries = new StringTokenizer(withoutComment(lines.next()), SEPARATORS);
            number++;
            addresses += addAll(hosts, "line " + number, entries, Hosts.MOST - addresses);
        }
        return hosts.list();
    }

    /** How many addresses the ranges in the line stood for. */
    private static int addAll(Hosts hosts, String line, StringTokenizer entries, int left) throws ImportException {
        int addresses = 0;
        while (entries.hasMoreTokens()) {
            String entry = entries.nextToken();
            if (SETTING.matcher(entry).find()) {
                hosts.skip(line, "a setting is no host, and nothing behind it is read");
                return addresses;
            }
            addresses += add(hosts, line, entry, left - addresses);
        }
        return addresses;
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        String rest = comment < 0 ? line : line.substring(0, comment);
        return rest.stripLeading().startsWith(";") ? "" : rest;
    }

    /** How many addresses the entry stood for, when it was a range. */
    private static int add(Hosts hosts, String line, String entry, int left) throws ImportException {
        if (!NAMEABLE.matcher(entry).matches()) {
            hosts.skip(line, "an entry there is neither a host nor a network");
            return 0;
        }
        try {
            Optional<Ipv4Range> range = Ipv4Range.of(entry);
            if (range.isPresent()) {
                return add(hosts, entry, range.get(), left);
            }
        } catch (IllegalArgumentException e) {
            hosts.skip(entry, e.getMessage());
            return 0;
        }
        if (NUMBER.matcher(entry).matches()) {
            hosts.skip(entry, "a number is no host, and a port is written HOST:PORT");
        } else if (entry.indexOf('/') >= 0 && !entry.contains("://")) {
            hosts.skip(entry, "only networks of IPv4 addresses are taken apart, such as 10.0.0.0/24");
        } else {
            hosts.add(entry, entry, "", About.NOTHING);
        }
        return 0;
    }

    private static int add(Hosts hosts, String entry, Ipv4Range range, int left) throws ImportException {
        if (range.size() > MOST_OF_A_RANGE) {
            hosts.skip(entry, "it stands for " + range.size() + " addresses, and " + MOST_OF_A_RANGE
                    + " are the most in one");
            return 0;
        }
        if (range.size() > left) {
            hosts.skip(entry, "networks and ranges of one list stand for " + Hosts.MOST + " addresses at most");
            return 0;
        }
        for (String address : (Iterable<String>) range.addresses()::iterator) {
            hosts.add(address, address, range.port(), About.NOTHING);
        }
        return (int) range.size();
    }
}
