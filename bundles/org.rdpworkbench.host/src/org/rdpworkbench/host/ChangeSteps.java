// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/** Takes the changes that fixers propose apart into single steps, with what the host has now. */
record ChangeSteps(HostSession session) {

    private static final String REGISTRY = "registry:";
    private static final String SERVICE = "service:";
    private static final String ACL = "acl:";
    private static final String FOLDER = "folder:";

    List<Step> of(Change change) throws SettingException, InterruptedException {
        return switch (change) {
            case Change.Set set -> set(set);
            case Change.Move move -> move(move);
            case Change.Act act -> act(act);
        };
    }

    private List<Step> set(Change.Set set) throws SettingException, InterruptedException {
        if (set.target().startsWith(FOLDER)) {
            return folder(new Setting.Folder(set.target().substring(FOLDER.length())), set.after());
        }
        List<Step> steps = new ArrayList<>();
        Setting setting;
        if (set.target().startsWith(REGISTRY)) {
            String path = set.target().substring(REGISTRY.length());
            int last = path.lastIndexOf('\\');
            String key = path.substring(0, last);
            setting = new Setting.Value(key, path.substring(last + 1));
            if (!set.after().equals(SettingValue.ABSENT)) {
                steps.addAll(keys(key));
            }
        } else if (set.target().startsWith(SERVICE)) {
            setting = new Setting.Start(set.target().substring(SERVICE.length()));
        } else if (set.target().startsWith(ACL)) {
            setting = new Setting.Dacl(set.target().substring(ACL.length()));
        } else {
            throw new SettingException(set.target() + " is nothing that can be changed this way.");
        }
        SettingValue before = now(setting);
        if (set.before().isPresent() && !same(setting, set.before().get(), before)) {
            throw new SettingException(set.target() + " holds " + before.words() + " and not "
                    + set.before().orElseThrow().words() + ", as the look saw it: it was changed meanwhile.");
        }
        if (before.equals(set.after())) {
            return List.of();
        }
        if (!(setting instanceof Setting.Value) && before.equals(SettingValue.ABSENT)) {
            throw new SettingException(set.target() + " is not there.");
        }
        steps.add(new Step(setting.toString(), before, set.after()));
        return steps;
    }

    /** One that is there already has what lies in it, and whoever made it gave it its rights. */
    private List<Step> folder(Setting.Folder folder, SettingValue after) throws SettingException, InterruptedException {
        SettingValue before = now(folder);
        if (before.equals(after)) {
            return List.of();
        }
        if (!before.equals(SettingValue.ABSENT) || after.equals(SettingValue.ABSENT)) {
            throw new SettingException("The folder " + folder.path() + " is there already.");
        }
        return List.of(new Step(folder.toString(), before, after));
    }

    /** Permissions are the same where they mean the same: a look keeps what they say, and not how it is laid out. */
    private static boolean same(Setting setting, SettingValue seen, SettingValue now) {
        try {
            return seen.equals(now) || setting instanceof Setting.Dacl && permissions(seen).equals(permissions(now));
        } catch (MalformedBytesException e) {
            return false;
        }
    }

    private static SecurityDescriptor permissions(SettingValue value) throws MalformedBytesException {
        return SecurityDescriptor.read(HexFormat.of().parseHex(value.hex())).permissions();
    }

    /** Those above and the key itself that have to be made first. */
    private List<Step> keys(String key) throws SettingException, InterruptedException {
        List<Step> missing = new ArrayList<>();
        for (int end = key.length(); end > 0 && key.substring(0, end).indexOf('\\') > 0;
                end = key.lastIndexOf('\\', end - 1)) {
            Setting.Key one = new Setting.Key(key.substring(0, end));
            if (now(one).equals(Setting.THERE)) {
                return missing;
            }
            missing.addFirst(new Step(one.toString(), SettingValue.ABSENT, Setting.THERE));
        }
        return missing;
    }

    private List<Step> move(Change.Move move) throws SettingException, InterruptedException {
        PutAside file = new PutAside(session.settings(), new Setting.Place(move.from(), move.to()));
        SettingValue from = SettingValue.text(move.from());
        SettingValue to = SettingValue.text(move.to());
        SettingValue before = file.get();
        if (!before.equals(from)) {
            throw new SettingException(before.equals(to) ? move.to() + " is there already."
                    : move.from() + " is not there.");
        }
        return List.of(new Step(file.toString(), from, to));
    }

    private List<Step> act(Change.Act act) throws SettingException, InterruptedException {
        return switch (act.action()) {
            case START_SERVICE -> start(act.subject());
            case STOP_SERVICE -> stop(act.subject());
            case RESTART_SERVICE -> restart(act.subject());
            case REMOVE_CERTIFICATE -> removed(CertificateStore.key(CertificateStore.REMOTE_DESKTOP, act.subject()));
            case RESTART_HOST -> restarted();
            case RESET_WINSOCK -> reset();
        };
    }

    /** A store is a part of the registry. That Windows takes notice of a change there is not verified on Windows. */
    private List<Step> removed(String certificate) throws SettingException, InterruptedException {
        Setting blob = new Setting.Value(certificate, CertificateStore.BLOB);
        SettingValue before = now(blob);
        return before.equals(SettingValue.ABSENT) ? List.of() : List.of(
                new Step(blob.toString(), before, SettingValue.ABSENT),
                new Step(new Setting.Key(certificate).toString(), Setting.THERE, SettingValue.ABSENT));
    }

    /** By Windows itself, which does it for nobody from elsewhere. */
    private List<Step> reset() throws SettingException, InterruptedException {
        if (!session.itself()) {
            throw new SettingException("Winsock is reset only at the machine itself: run the workbench there, with the "
                    + "way in \"windows\".");
        }
        return List.of(new Step(new Setting.Winsock().toString(), WinsockCopy.now(session.registry()),
                SettingValue.of(WinsockCopy.KIND, new byte[0]), Step.Kind.ONCE));
    }

    private List<Step> restarted() throws SettingException, InterruptedException {
        Machine machine = Machine.now(session.registry());
        return List.of(new Step(new Setting.Restart().toString(), SettingValue.text(machine.toString()),
                SettingValue.text(machine.restarted(session.registry()).toString()), Step.Kind.RESTART));
    }

    private List<Step> start(String service) throws SettingException, InterruptedException {
        return running(service) ? List.of() : List.of(started(service));
    }

    /** What needs it is stopped first, the last in a chain before those that it needs. */
    private List<Step> stop(String service) throws SettingException, InterruptedException {
        List<Step> steps = new ArrayList<>();
        for (String one : withDependents(service)) {
            steps.add(new Step(new Setting.State(one).toString(), Setting.State.RUNNING, Setting.State.STOPPED));
        }
        return steps;
    }

    private List<Step> restart(String service) throws SettingException, InterruptedException {
        List<String> all = withDependents(service);
        if (all.isEmpty()) {
            return start(service);
        }
        for (String one : all) {
            requireStartable(one);
        }
        List<Step> steps = stop(service);
        all.reversed().forEach(one -> steps.add(started(one)));
        return steps;
    }

    /**
     * One that runs may have been disabled since it was started; then it stays off once it is stopped. That the same
     * plan enables it first does not help: its undo disables it and has it restart behind that.
     */
    private void requireStartable(String service) throws SettingException, InterruptedException {
        if (now(new Setting.Start(service)).equals(SettingValue.SERVICE_DISABLED)) {
            throw new SettingException("The service " + service + " runs and is set to Disabled, so that nobody could "
                    + "start it again once it is stopped: change its start type first.");
        }
    }

    private static Step started(String service) {
        return new Step(new Setting.State(service).toString(), Setting.State.STOPPED, Setting.State.RUNNING);
    }

    /** Those that run, in the order in which they can be stopped; a host lists dependents in that order. */
    private List<String> withDependents(String service) throws SettingException, InterruptedException {
        List<String> running = new ArrayList<>();
        Optional<List<ServiceStatus>> dependents = OpenSettings.taken(session.services().dependents(service));
        for (ServiceStatus dependent : dependents.orElse(List.of())) {
            if (running(dependent.name())) {
                running.add(dependent.name());
            }
        }
        if (running(service)) {
            running.add(service);
        }
        return running;
    }

    private boolean running(String service) throws SettingException, InterruptedException {
        SettingValue state = now(new Setting.State(service));
        if (state.equals(SettingValue.ABSENT)) {
            throw new SettingException("The host has no service " + service + ".");
        }
        if (!state.equals(Setting.State.RUNNING) && !state.equals(Setting.State.STOPPED)) {
            throw new SettingException("The service " + service + " is starting or stopping; wait until it is done.");
        }
        return state.equals(Setting.State.RUNNING);
    }

    private SettingValue now(Setting setting) throws SettingException, InterruptedException {
        return OpenSettings.taken(session.settings().get(setting));
    }
}
