// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.run.InstallArea;

/**
 * Keeps repairs and changes of plugins apart, in all processes of an installation: neither begins while the other is
 * under way, and who is refused is told by whom. Several repairs may be under way at once, and one change.
 *
 * <p>What goes on in this process is known in its memory: POSIX takes all locks of a process from a file as soon as it
 * closes it anywhere, so that nobody here may open one that is held here.
 */
@Component(service = RepairsUnderWay.class)
public final class RepairsUnderWay {

    /** Something that goes on until this is closed. */
    public interface Mark extends AutoCloseable {

        /** Says it in other words, when more is known of it. */
        void now(String what);

        @Override
        void close();
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    /** So that all that is said has room, also the time behind it. */
    private static final int MOST = 150;
    private static final String MEANWHILE = ", and no host is changed meanwhile";

    private final Optional<Path> file;
    /** In the order in which they were begun. */
    private final List<Held> repairs = new ArrayList<>();
    private Optional<Held> change = Optional.empty();
    private Optional<MarksFile> shown = Optional.empty();

    @Activate
    public RepairsUnderWay(BundleContext context) {
        this(InstallArea.file(context, "plugins.lock"));
    }

    /**
     * For programs that have no plugin framework.
     *
     * @param file by which processes know of each other; empty where there is only this one
     */
    public RepairsUnderWay(Optional<Path> file) {
        this.file = file;
    }

    /** One that goes on in this process. */
    private final class Held implements Mark {

        private final String since = " since " + LocalDateTime.now().format(TIME);
        private final String who;
        private String what;

        private Held(String what, String who) {
            this.what = what;
            this.who = who;
        }

        private String words() {
            return "process " + ProcessHandle.current().pid() + " of " + cut(who) + " (" + cut(what) + ")" + since;
        }

        @Override
        public void now(String other) {
            synchronized (RepairsUnderWay.this) {
                what = other;
                say();
            }
        }

        @Override
        public void close() {
            end(this);
        }
    }

    /**
     * Begins a repair, or several that belong together.
     *
     * @param what is repaired
     * @param who does it
     * @throws RefusedException naming who changes plugins
     */
    synchronized Mark begin(String what, String who) throws RefusedException {
        if (change.isPresent()) {
            throw changed(change.get().words(), MEANWHILE);
        }
        if (repairs.isEmpty()) {
            shown = file.isEmpty() ? Optional.empty() : together(file.get());
        }
        Held held = new Held(what, who);
        repairs.add(held);
        say();
        return held;
    }

    /**
     * Empty where it cannot be shown: on a file system without locks, and where nobody who may has made the file. Hosts
     * can be repaired there all the same.
     */
    private static Optional<MarksFile> together(Path path) throws RefusedException {
        MarksFile marks = null;
        boolean taken = false;
        try {
            marks = MarksFile.openToShare(path);
            taken = marks.together();
            if (!taken) {
                throw changed(marks.changing(), MEANWHILE);
            }
            return Optional.of(marks);
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            if (!taken && marks != null) {
                close(marks);
            }
        }
    }

    /**
     * Begins a change of plugins. No repair begins until it is closed.
     *
     * @param what is done, for whoever comes meanwhile
     * @throws RefusedException naming who repairs, or who else changes plugins
     * @throws IOException when nobody knows, since files cannot be locked here
     */
    public synchronized Mark change(String what) throws IOException, RefusedException {
        if (!repairs.isEmpty()) {
            throw repaired(repairs.getFirst().words());
        }
        if (change.isPresent()) {
            throw changed(change.get().words(), "");
        }
        shown = file.isEmpty() ? Optional.empty() : Optional.of(alone(file.get()));
        Held held = new Held(what, Repairs.person());
        change = Optional.of(held);
        say();
        return held;
    }

    private static MarksFile alone(Path path) throws IOException, RefusedException {
        MarksFile marks = MarksFile.open(path);
        boolean taken = false;
        try {
            taken = marks.alone();
            if (!taken) {
                throw marks.repairs() ? repaired(marks.repairing()) : changed(marks.changing(), "");
            }
            return marks;
        } finally {
            if (!taken) {
                close(marks);
            }
        }
    }

    private static RefusedException repaired(String words) {
        return new RefusedException("Hosts are being repaired by " + known(words)
                + ", and plugins stay as they are meanwhile; try again when that has ended.");
    }

    private static RefusedException changed(String words, String meanwhile) {
        return new RefusedException("Plugins are being changed by " + known(words) + meanwhile
                + "; try again when that has ended.");
    }

    /** Who has just come has perhaps not written it down yet, and who may only read the file cannot. */
    private static String known(String words) {
        return words.isEmpty() ? "another process" : words;
    }

    private static String cut(String words) {
        return words.length() > MOST ? words.substring(0, MOST) + "..." : words;
    }

    private void say() {
        shown.ifPresent(marks -> marks.say(change.orElseGet(repairs::getFirst).words()));
    }

    private synchronized void end(Held held) {
        boolean ended = repairs.remove(held) || change.filter(held::equals).isPresent();
        change = change.filter(one -> one != held);
        if (ended && !repairs.isEmpty()) {
            say();
        } else if (ended) {
            shown.ifPresent(RepairsUnderWay::close);
            shown = Optional.empty();
        }
    }

    private static void close(MarksFile marks) {
        try {
            marks.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        }
    }
}
