// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.Obstacle;

/**
 * Reads what lies beside the folder of machine keys, where a popular article has people put the whole folder aside, and
 * counts the files in it that are left from another machine. Names and times alone: no file is opened.
 */
@Component(service = Probe.class)
public final class KeyFolderProbe implements InsideProbe {

    static final String CRYPTOGRAPHY = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";
    /** The file of the container TSSecKeySet1, on a machine with whatever MachineGuid. */
    private static final String OWN = "f686aace6942fb7f7ceb231212eef4a4_";
    private static final Pattern OF_A_MACHINE =
            Pattern.compile(OWN + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    /** No name of a file is longer. */
    private static final int MOST_NAME = 255;

    @Override
    public String id() {
        return "privatekey.key-folder";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(KeyFolder.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        context.shared(Inside.class).report(context, KeyFolder.TYPE, KeyFolderProbe::look);
    }

    private static Answer<KeyFolder> look(HostSession session) throws InterruptedException {
        Answer<Optional<List<FileEntry>>> above = session.files().list(KeyFile.ABOVE);
        if (above.value().filter(Optional::isEmpty).isPresent()) {
            return Answer.none(Obstacle.UNSUPPORTED, "list", "the folder of machine keys is elsewhere");
        }
        Optional<Integer> orphans = above.value().isPresent() ? orphans(session) : Optional.empty();
        return above.map(found -> fact(found.orElseThrow(), orphans));
    }

    private static KeyFolder fact(List<FileEntry> above, Optional<Integer> orphans) {
        Optional<Instant> created = above.stream().filter(entry -> entry.folder() && named(entry)).findFirst()
                .map(FileEntry::created);
        List<KeyFolder.Beside> beside = above.stream()
                .filter(entry -> entry.folder() && !named(entry) && begins(entry))
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

    private static String cut(String name) {
        return name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME);
    }

    /** Which of them is the machine's own only its MachineGuid tells. */
    private static Optional<Integer> orphans(HostSession session) throws InterruptedException {
        Optional<String> guid = session.registry().value(CRYPTOGRAPHY, "MachineGuid").value()
                .flatMap(SettingValue::asText);
        if (guid.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<FileEntry>> files = session.files().list(KeyFile.FOLDER).value().flatMap(Function.identity());
        return files.map(all -> (int) all.stream().map(FileEntry::name)
                .filter(name -> OF_A_MACHINE.matcher(name).matches() && !name.equalsIgnoreCase(OWN + guid.get()))
                .count());
    }
}
