// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * One thing inside a host that has a value which can be put back exactly: what repairs are made of. Its text says all
 * of it, so that a journal can name it: {@link #toString()} and {@link #parse(String)}.
 */
public sealed interface Setting {

    /** The kind of value that the permissions of a file have. */
    String SECURITY_DESCRIPTOR = "SECURITY_DESCRIPTOR";
    /** What a key has that is there. */
    SettingValue THERE = SettingValue.of("KEY", new byte[0]);

    /**
     * A value of the registry, with its kind and bytes; {@link SettingValue#ABSENT} where there is none. Its key must
     * be there to put one.
     */
    record Value(String key, String name) implements Setting {
        public Value {
            requireForm(KEY, key);
            requireForm(PLAIN, name);
        }

        @Override
        public String toString() {
            return "value:" + key + "\\\\" + name;
        }
    }

    /**
     * A key of the registry: {@link #THERE} or {@link SettingValue#ABSENT}. Its parent must be there to make it, and
     * one that has values or subkeys is not taken away.
     */
    record Key(String key) implements Setting {
        public Key {
            requireForm(KEY, key);
        }

        @Override
        public String toString() {
            return "key:" + key;
        }
    }

    /** How a service starts: the value Start of [MS-SCMR] dwStartType as a DWORD; absent where there is no service. */
    record Start(String service) implements Setting {
        public Start {
            requireForm(NAME, service);
        }

        @Override
        public String toString() {
            return "start:" + service;
        }
    }

    /**
     * Whether a service runs: dwCurrentState of [MS-SCMR] 2.2.47 as a DWORD, of which {@link #STOPPED} and
     * {@link #RUNNING} can be put; absent where there is no service. Whoever puts one is told when the host has taken
     * it, and asks until it is so.
     */
    record State(String service) implements Setting {

        /** SERVICE_STOPPED. */
        public static final SettingValue STOPPED = SettingValue.dword(1);
        /** SERVICE_RUNNING. */
        public static final SettingValue RUNNING = SettingValue.dword(4);

        public State {
            requireForm(NAME, service);
        }

        @Override
        public String toString() {
            return "state:" + service;
        }
    }

    /**
     * Where a file is: one of two paths on the same drive, as text; absent where it is at neither. Nothing is replaced,
     * so that where both are there none can be put.
     */
    record Place(String one, String other) implements Setting {
        public Place {
            requireForm(FILE, one);
            requireForm(FILE, other);
            if (!one.regionMatches(true, 0, other, 0, 2)) {
                throw new IllegalArgumentException("not on one drive: " + one + " and " + other);
            }
        }

        @Override
        public String toString() {
            return "place:" + one + "|" + other;
        }
    }

    /**
     * Who may do what with a file: its descriptor without owner, group and SACL, self-relative, of the kind
     * {@link #SECURITY_DESCRIPTOR}; absent where there is no file. Owner and group stay as they are.
     */
    record Dacl(String path) implements Setting {
        public Dacl {
            requireForm(FILE, path);
        }

        @Override
        public String toString() {
            return "dacl:" + path;
        }
    }

    /**
     * A folder: its descriptor with owner and DACL and nothing else, self-relative as {@link #descriptor} lays it out,
     * of the kind {@link #SECURITY_DESCRIPTOR}; absent where there is none. One that is there is not changed, and one
     * that is not empty is not taken away.
     */
    record Folder(String path) implements Setting {

        /** Behind the path of a folder that is being made: where that ends half way, it is no folder of that path. */
        private static final String MAKING = ".making";

        public Folder {
            requireForm(FILE, path);
        }

        /** Where it is made, and gets its owner and DACL before it gets its name. */
        public String making() {
            return path + MAKING;
        }

        /** The value of one that has these. */
        public static SettingValue descriptor(SecurityDescriptor security) {
            return SettingValue.of(SECURITY_DESCRIPTOR, new SecurityDescriptor(security.owner(), Optional.empty(),
                    security.dacl(), security.isProtected(), security.autoInherited()).bytes());
        }

        @Override
        public String toString() {
            return "folder:" + path;
        }
    }

    /**
     * The host, which can be restarted: it holds which machine it is, and whatever is put asks it to restart. Nobody
     * waits for that here.
     */
    record Restart() implements Setting {

        /** Those who are signed in see it, and have {@link #SECONDS}. */
        public static final String MESSAGE = "This computer restarts in a minute to repair Remote Desktop. Save your "
                + "work.";
        /** Until it begins. */
        public static final int SECONDS = 60;
        /** SHTDN_REASON_MAJOR_OPERATINGSYSTEM, MINOR_RECONFIG and FLAG_PLANNED, [MS-RSP] 2.3. */
        public static final int REASON = 0x8002_0004;

        @Override
        public String toString() {
            return "restart:host";
        }
    }

    /**
     * Winsock's catalogue of the machine on which this runs: all that its registry has of it, as text. Whatever is put
     * has Windows make it anew; nothing else can be put.
     */
    record Winsock() implements Setting {
        @Override
        public String toString() {
            return "winsock:catalog";
        }
    }

    /** What {@link #toString()} wrote. */
    static Setting parse(String text) {
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "value" -> {
                Matcher parts = VALUE.matcher(rest);
                if (!parts.matches()) {
                    throw new IllegalArgumentException("no value of the registry: " + text);
                }
                yield new Value(parts.group(1), parts.group(2));
            }
            case "key" -> new Key(rest);
            case "start" -> new Start(rest);
            case "state" -> new State(rest);
            case "place" -> new Place(rest.replaceFirst("\\|.*", ""), rest.replaceFirst("[^|]*\\|?", ""));
            case "dacl" -> new Dacl(rest);
            case "folder" -> new Folder(rest);
            case "winsock" -> {
                if (!rest.equals("catalog")) {
                    throw new IllegalArgumentException("no catalogue: " + text);
                }
                yield new Winsock();
            }
            case "restart" -> {
                if (!rest.equals("host")) {
                    throw new IllegalArgumentException("no host: " + text);
                }
                yield new Restart();
            }
            default -> throw new IllegalArgumentException("no setting: " + text);
        };
    }

    /** The name of a value. Windows lets programs make others, which no repair touches. */
    Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}]*");
    /** A key with its hive. */
    Pattern KEY = Pattern.compile("(HKLM|HKU)(\\\\[^\\\\\\p{Cntrl}]+)+");
    /** A key and behind two backslashes, which no key has, the name of a value. */
    Pattern VALUE = Pattern.compile("(.+?)\\\\\\\\(.*)");
    /** The name of a service. */
    Pattern NAME = Pattern.compile("[A-Za-z0-9_.$-]{1,80}");
    /** A path with its drive. */
    Pattern FILE = Pattern.compile("[A-Z]:(\\\\(?!\\.{1,2}(\\\\|$))[^\\\\/:*?\"<>|\\p{Cntrl}]+)+");

    private static void requireForm(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not written as it must be: \"" + text + "\"");
        }
    }
}
