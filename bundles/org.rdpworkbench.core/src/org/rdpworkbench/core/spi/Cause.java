// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A known reason for failure. Its texts are {@code <id>.title|.warn|.fail|.help} in the plugin's bundle.properties. */
public final class Cause {

    private final String id;
    private final Stage stage;
    private final Optional<String> refines;
    private final Set<String> explains;
    private final boolean growsWithConnections;

    private Cause(String id, Stage stage, Optional<String> refines, Set<String> explains,
            boolean growsWithConnections) {
        this.id = id;
        this.stage = stage;
        this.refines = refines;
        this.explains = explains;
        this.growsWithConnections = growsWithConnections;
    }

    /**
     * @param id {@code <family>.<cause>}, lower case, stable for ever
     * @param stage where the cause lives; a cause behind the stage that broke "may be a consequence"
     */
    public static Cause of(String id, Stage stage) {
        if (!id.matches("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a cause id: " + id);
        }
        return new Cause(id, Objects.requireNonNull(stage, "stage"), Optional.empty(), Set.of(), false);
    }

    /** The same, as a closer description of another cause, whose share it takes over when it is supported. */
    public Cause refining(String parent) {
        return new Cause(id, stage, Optional.of(parent), explains, growsWithConnections);
    }

    /** The same, with the codes it explains, written {@code kind:0x904}; see {@link Code#key()}. */
    public Cause explaining(String... codes) {
        return new Cause(id, stage, refines, Set.of(codes), growsWithConnections);
    }

    /**
     * The same, saying that every further connection makes it worse: where it is among the likeliest causes, no look
     * over the network is advised, and its text {@code <id>.next} says what a person can do instead.
     */
    public Cause growingWithConnections() {
        return new Cause(id, stage, refines, explains, true);
    }

    /**
     * An indication for this cause, decided from nothing yet.
     *
     * @param name appended to the cause's id to make the key: {@code certificate.expired} and {@code served} give
     *     {@code certificate.expired.served}
     */
    public Indication speaksFor(Strength strength, String name) {
        return Indication.of(this, true, strength, name);
    }

    /** An indication against this cause; with {@link Strength#DECISIVE} it rules the cause out. */
    public Indication speaksAgainst(Strength strength, String name) {
        return Indication.of(this, false, strength, name);
    }

    public String id() {
        return id;
    }

    public Stage stage() {
        return stage;
    }

    /** The id of the cause that this one describes more closely. */
    public Optional<String> refines() {
        return refines;
    }

    /** Keys of the codes that this cause explains. */
    public Set<String> explains() {
        return explains;
    }

    /** True when every further connection makes it worse. */
    public boolean growsWithConnections() {
        return growsWithConnections;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cause cause && cause.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
