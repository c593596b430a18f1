// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rdpworkbench.facts.KeyFolder;

/** The folder of the machine's RSA keys among those beside it, and which of its files are left from another machine. */
public final class KeyFolders {

    /** The file of the container TSSecKeySet1, on a machine with whatever MachineGuid. */
    private static final String OWN = "f686aace6942fb7f7ceb231212eef4a4_";
    private static final Pattern OF_A_MACHINE =
            Pattern.compile(OWN + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    /** Where a repair makes it: what that left half made was not put aside by anybody. */
    private static final String MAKING = new Setting.Folder(KeyFile.FOLDER).making();
    /** No name of a file is longer. */
    private static final int MOST_NAME = 255;

    private KeyFolders() {}

    /**
     * The fact of it.
     *
     * @param above what {@link KeyFile#ABOVE} holds
     * @param orphans see {@link KeyFolder}
     */
    public static KeyFolder of(List<FileEntry> above, Optional<Integer> orphans) {
        Optional<Instant> created = above.stream().filter(entry -> entry.folder() && named(entry)).findFirst()
                .map(FileEntry::created);
        List<KeyFolder.Beside> beside = above.stream()
                .filter(entry -> entry.folder() && !named(entry) && begins(entry) && !making(entry))
                .map(entry -> new KeyFolder.Beside(cut(entry.name()), entry.created()))
                .sorted(Comparator.comparing(KeyFolder.Beside::created).thenComparing(KeyFolder.Beside::name))
                .limit(KeyFolder.MOST).toList();
        return new KeyFolder(created, beside, orphans);
    }

    private static boolean named(FileEntry entry) {
        return entry.name().equalsIgnoreCase(KeyFile.NAME);
    }

    private static boolean begins(FileEntry entry) {
        return entry.name().toLowerCase(Locale.ROOT).startsWith(KeyFile.NAME.toLowerCase(Locale.ROOT));
    }

    private static boolean making(FileEntry entry) {
        return (KeyFile.ABOVE + "\\" + entry.name()).equalsIgnoreCase(MAKING);
    }

    private static String cut(String name) {
        return name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME);
    }

    /**
     * How many files of Remote Desktop's own key belong to another machine.
     *
     * @param files the names of those in {@link KeyFile#FOLDER}
     * @param machineGuid of this machine, from {@code HKLM\SOFTWARE\Microsoft\Cryptography}
     */
    public static int orphans(List<String> files, String machineGuid) {
        return (int) files.stream().filter(name -> OF_A_MACHINE.matcher(name).matches()
                && !name.equalsIgnoreCase(OWN + machineGuid)).count();
    }
}
