// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.WayIn;

/**
 * What a repair would do at one host: a fixer's plan, as single steps with what was there when it was made. It is shown
 * and approved, and is no authority to write: whoever applies it makes it anew, and refuses where it differs.
 *
 * @param machine which machine it was made for, as its settings name it
 * @param cause the id of the cause that it removes
 * @param key of the fixer's plan
 * @param what it does, one English sentence: history outlives plugins
 * @param interruption whom it interrupts, one English sentence; empty where it interrupts nobody
 * @param waitsForRestart true when nothing of it is in effect before the host has restarted, which it does not do
 * @param settles how long it may take until what it changes shows; zero where it does at once
 * @param timedTest true when it is done for a while only, and always taken back
 * @param caution what its fixer says of it that a person should think of
 * @param client what was seen at the client, where the finding rests on that; no look at the host can see it again
 * @param steps in their order; never none
 */
public record RepairPlan(Target target, WayIn wayIn, String machine, String cause, String key, String what,
        FixPlan.Security security, String interruption, boolean waitsForRestart, Duration settles,
        boolean timedTest, Caution caution, List<Evidence.Observed> client, List<Step> steps) {

    /** What the setting of a service's state begins with, and two states of [MS-SCMR] 2.2.47. */
    static final String SERVICE = "state:";
    static final SettingValue STOPPED = SettingValue.dword(1);
    static final SettingValue RUNNING = SettingValue.dword(4);

    public RepairPlan {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(wayIn, "wayIn");
        Objects.requireNonNull(security, "security");
        Objects.requireNonNull(settles, "settles");
        Objects.requireNonNull(caution, "caution");
        steps = List.copyOf(steps);
        client = List.copyOf(client);
        if (client.stream().anyMatch(piece -> piece.key().vantage() != Vantage.CLIENT)) {
            throw new IllegalArgumentException("a plan with what the host has to say itself");
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a plan without a step");
        }
        if (steps.subList(0, steps.size() - 1).stream().anyMatch(step -> step.kind() == Step.Kind.RESTART)) {
            throw new IllegalArgumentException("a step behind a restart");
        }
    }

    /** One of which nothing was said beside what it does. */
    public RepairPlan(Target target, WayIn wayIn, String machine, String cause, String key, String what,
            FixPlan.Security security, String interruption, boolean waitsForRestart, Duration settles,
            boolean timedTest, List<Evidence.Observed> client, List<Step> steps) {
        this(target, wayIn, machine, cause, key, what, security, interruption, waitsForRestart, settles, timedTest,
                Caution.NONE, client, steps);
    }

    /** One that is there to stay, and rests on nothing but the look at the host. */
    public RepairPlan(Target target, WayIn wayIn, String machine, String cause, String key, String what,
            FixPlan.Security security, String interruption, boolean waitsForRestart, Duration settles,
            List<Step> steps) {
        this(target, wayIn, machine, cause, key, what, security, interruption, waitsForRestart, settles, false,
                List.of(), steps);
    }

    /** One that shows at once. */
    public RepairPlan(Target target, WayIn wayIn, String machine, String cause, String key, String what,
            FixPlan.Security security, String interruption, boolean waitsForRestart, List<Step> steps) {
        this(target, wayIn, machine, cause, key, what, security, interruption, waitsForRestart, Duration.ZERO, steps);
    }

    /** One that is in effect at once. */
    public RepairPlan(Target target, WayIn wayIn, String machine, String cause, String key, String what,
            FixPlan.Security security, String interruption, List<Step> steps) {
        this(target, wayIn, machine, cause, key, what, security, interruption, false, steps);
    }

    /** True when it restarts the host, by its last step. */
    public boolean restarts() {
        return steps.getLast().kind() == Step.Kind.RESTART;
    }

    /** True when one of its steps is taken back by nobody. */
    public boolean oneWay() {
        return steps.stream().anyMatch(step -> !step.undoable());
    }

    /** True when something of what it does is taken back by nobody, though its steps may be. */
    public boolean lasts() {
        return !caution.lasts().isEmpty();
    }

    /** True when something of it can be taken back by nobody: a step, or what comes of one. */
    public boolean irreversible() {
        return oneWay() || lasts();
    }

    /** How much may go wrong by it, as far as that can be told from the plan alone. */
    public Risk risk() {
        if (irreversible() || security == FixPlan.Security.WEAKER) {
            return Risk.HIGH;
        }
        boolean noticed = interrupts() || waitsForRestart
                || steps.stream().anyMatch(step -> step.inverse() != Step.Inverse.EXACT);
        return noticed ? Risk.MEDIUM : Risk.LOW;
    }

    /** When what it changes is in effect. */
    public FixPlan.TakesEffect takesEffect() {
        boolean starts = steps.stream().anyMatch(step -> step.setting().startsWith(SERVICE)
                && !step.after().equals(STOPPED));
        return restarts() ? FixPlan.TakesEffect.BY_ITS_RESTART
                : waitsForRestart ? FixPlan.TakesEffect.AFTER_A_RESTART
                : starts ? FixPlan.TakesEffect.WITH_A_SERVICE : FixPlan.TakesEffect.AT_ONCE;
    }

    /** The services that it stops, whether or not it starts them again, in their order. */
    public List<String> stops() {
        return steps.stream().filter(step -> step.setting().startsWith(SERVICE) && step.after().equals(STOPPED))
                .map(step -> step.setting().substring(SERVICE.length())).distinct().toList();
    }

    /** True when somebody may be cut off: its fixer says so, or it stops a service, of which the fixer may not know. */
    public boolean interrupts() {
        return !interruption.isEmpty() || !stops().isEmpty();
    }

    /**
     * True when a person has to agree to more than the repair itself: it weakens the host, interrupts somebody, or
     * cannot be taken back.
     */
    public boolean needsConsent() {
        return security == FixPlan.Security.WEAKER || interrupts() || irreversible();
    }

    /** What a person types who agrees: the name of the host, and before it what cannot be taken back. */
    public String agreement() {
        return (restarts() ? "restart " : irreversible() ? "no way back " : "") + target.host();
    }

    /** Whether a person agrees who was asked to type the {@link #agreement()}, and typed this. */
    public boolean agreedBy(String typed) {
        return typed.strip().equals(agreement());
    }

    /** Whether it is of that machine, which may have got another name by a restart that the plan knew of. */
    boolean of(String other) {
        return other.equals(machine) || restarts() && steps.getLast().after().asText().equals(Optional.of(other));
    }

    /** Of all that it would do, SHA-256 in lower-case hex: two plans are the same when these are. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PlanFormat.essence(this)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
