// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.CngKeyFile;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.KeyFile;
import org.rdpworkbench.host.Obstacle;

/**
 * Looks for the file of a key of CNG by the container's name in the heads of this machine's files, the youngest first.
 * A key that is not found is missing evidence and never gone: more files may be there, or of another layout. Not
 * verified on Windows.
 *
 * @param left how long the probe may still take
 * @param kept as much of that is kept for the others
 */
record CngKeySearch(Supplier<Duration> left, Duration kept) {

    /** More heads are not read. */
    static final int MOST = 200;

    private static final Pattern SUM = Pattern.compile("[0-9A-Fa-f]{32}");

    /** A search that takes half of the probe's time at the most. */
    static CngKeySearch within(ProbeContext context) {
        return new CngKeySearch(context::remaining, context.remaining().dividedBy(2));
    }

    /** Who may use the file of that container. */
    Answer<KeyAccess> access(HostSession session, String container) throws InterruptedException {
        return switch (session.registry().value(KeyFolderProbe.CRYPTOGRAPHY, "MachineGuid")) {
            case Answer.None<SettingValue> none -> none.map(value -> null);
            case Answer.Value<SettingValue>(SettingValue guid) -> access(session, container,
                    "_" + guid.asText().orElse(""));
        };
    }

    private Answer<KeyAccess> access(HostSession session, String container, String end) throws InterruptedException {
        return switch (session.files().list(CngKeyFile.FOLDER)) {
            case Answer.None<Optional<List<FileEntry>>> none -> none.map(value -> null);
            case Answer.Value<Optional<List<FileEntry>>>(Optional<List<FileEntry>> files) ->
                among(session, container, files.orElse(List.of()).stream()
                        .filter(file -> !file.folder() && ends(file.name(), end))
                        .sorted(Comparator.comparing(FileEntry::written).reversed()).limit(MOST).toList());
        };
    }

    /** Anything else than a sum in front of it is no such file, and may be no name of one. */
    private static boolean ends(String name, String end) {
        int sum = name.length() - end.length();
        return sum > 0 && name.regionMatches(true, sum, end, 0, end.length())
                && SUM.matcher(name.substring(0, sum)).matches();
    }

    private Answer<KeyAccess> among(HostSession session, String container, List<FileEntry> files)
            throws InterruptedException {
        for (FileEntry file : files) {
            if (left.get().compareTo(kept) < 0) {
                return Answer.none(Obstacle.TIMED_OUT, "read", "the heads of " + files.size() + " key files");
            }
            String path = CngKeyFile.FOLDER + "\\" + file.name();
            Optional<String> name = session.files().read(path, 0, CngKeyFile.HEAD).value().flatMap(head -> head)
                    .map(FileContent::bytes).flatMap(CngKeyFile::container);
            if (name.filter(container::equals).isPresent()) {
                return session.files().security(path).map(security -> KeyFile.access(path, security));
            }
        }
        return Answer.none(Obstacle.UNSUPPORTED, "read", "none of " + files.size() + " key files names its container");
    }
}
