// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdpworkbench.plugins.RefusedException;

/**
 * The id of a plugin that is to be: a symbolic name and a Java package at once.
 *
 * @param family what its cause ids begin with
 */
record PluginName(String id, String family) {

    private static final int MOST = 100;
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    /** As the contract test finds it. */
    private static final Pattern FAMILY = Pattern.compile(".*\\b(?:cause|probe)\\.([a-z][a-z0-9-]*).*");
    private static final Set<String> KEYWORDS = Set.of("abstract", "assert", "boolean", "break", "byte", "case",
            "catch", "char", "class", "const", "continue", "default", "do", "double", "else", "enum", "extends",
            "false", "final", "finally", "float", "for", "goto", "if", "implements", "import", "instanceof", "int",
            "interface", "long", "native", "new", "null", "package", "private", "protected", "public", "return",
            "short", "static", "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient",
            "true", "try", "void", "volatile", "while");
    /** Names by which Tycho tells kinds of projects, and p2 features. */
    private static final Set<String> ENDS = Set.of("test", "tests", "feature");

    /** @throws RefusedException when it cannot be a plugin's id */
    static PluginName of(String id) throws RefusedException {
        if (!SHAPE.matcher(id).matches() || id.length() > MOST) {
            throw new RefusedException("\"" + id + "\" is no id of a plugin: give a name like a Java package, in lower "
                    + "case with at least one dot, for example com.acme.rdp.gateway.");
        }
        for (String part : id.split("\\.")) {
            if (KEYWORDS.contains(part)) {
                throw new RefusedException("\"" + id + "\" is no id of a plugin: Java keeps the word \"" + part
                        + "\" for itself.");
            }
        }
        if (id.startsWith("org.rdpworkbench.") || id.startsWith("java.") || id.startsWith("javax.")) {
            throw new RefusedException("\"" + id + "\" is not yours to give: begin with the name of a domain of your "
                    + "own, backwards.");
        }
        String last = id.substring(id.lastIndexOf('.') + 1);
        Matcher named = FAMILY.matcher(id);
        String family = named.matches() ? named.group(1) : last;
        if (ENDS.contains(last) || family.contains("_")) {
            throw new RefusedException("\"" + id + "\" cannot end like that: its last word is what the ids of its "
                    + "causes begin with.");
        }
        return new PluginName(id, family);
    }
}
