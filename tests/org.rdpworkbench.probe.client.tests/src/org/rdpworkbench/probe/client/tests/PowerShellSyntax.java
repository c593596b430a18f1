// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What a script of PowerShell has to close again: braces, brackets, parentheses, strings, here-strings and comments,
 * as "about_Quoting_Rules" and "about_Comments" have them. It is no parser, and takes a sentence of words for a script.
 * An expression within a text, {@code "$($x.y)"}, is looked at like all else, and may hold texts again.
 */
final class PowerShellSyntax {

    private static final String OPENING = "({[";
    private static final String CLOSING = ")}]";
    private static final char ESCAPE = '`';

    private final String script;
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;

    private PowerShellSyntax(String script) {
        this.script = script;
    }

    /** What is wrong, in words with the number of the line; empty where all is closed. */
    static Optional<String> error(String script) {
        PowerShellSyntax syntax = new PowerShellSyntax(script);
        try {
            syntax.code(false);
            return Optional.empty();
        } catch (Unbalanced e) {
            return Optional.of(e.getMessage() + " in line " + script.substring(0, Math.min(syntax.at, script.length()))
                    .lines().count());
        }
    }

    /** That something is open, or closed that was not. */
    private static final class Unbalanced extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unbalanced(String what) {
            super(what);
        }
    }

    /** Up to the end, or up to the parenthesis that ends an expression within a text. */
    private void code(boolean inText) {
        int depth = open.size();
        while (at < script.length()) {
            char next = script.charAt(at);
            if (skipped()) {
                continue;
            }
            at++;
            if (OPENING.indexOf(next) >= 0) {
                open.push(CLOSING.charAt(OPENING.indexOf(next)));
            } else if (CLOSING.indexOf(next) >= 0) {
                if (inText && open.size() == depth && next == ')') {
                    return;
                }
                if (open.size() == depth || open.pop() != next) {
                    throw new Unbalanced("unexpected " + next);
                }
            }
        }
        if (inText || !open.isEmpty()) {
            throw new Unbalanced("something is not closed");
        }
    }

    /** True when a comment, a text or an escaped character was passed over. */
    private boolean skipped() {
        if (script.startsWith("<#", at)) {
            past("#>");
        } else if (script.charAt(at) == '#' && begins()) {
            at = end("\n", script.length());
        } else if (script.startsWith("@'\n", at)) {
            past("\n'@");
        } else if (script.startsWith("@\"\n", at)) {
            past("\n\"@");
        } else if (script.charAt(at) == '\'') {
            single();
        } else if (script.charAt(at) == '"') {
            text();
        } else if (script.charAt(at) == ESCAPE) {
            at += 2;
        } else {
            return false;
        }
        return true;
    }

    /** A sign within a word begins no comment. */
    private boolean begins() {
        return at == 0 || " \t\n({;|".indexOf(script.charAt(at - 1)) >= 0;
    }

    private int end(String sign, int otherwise) {
        int found = script.indexOf(sign, at + 1);
        return found < 0 ? otherwise : found;
    }

    private void past(String sign) {
        int found = end(sign, -1);
        if (found < 0) {
            throw new Unbalanced("no " + sign.strip());
        }
        at = found + sign.length();
    }

    /** Two quotes stand for one: what begins again at once is the same text. */
    private void single() {
        past("'");
    }

    /** No text of ours goes over a line: one that does was not closed. */
    private void text() {
        at++;
        while (at < script.length() && script.charAt(at) != '"' && script.charAt(at) != '\n') {
            if (script.startsWith("$(", at)) {
                at += 2;
                code(true);
            } else {
                at += script.charAt(at) == ESCAPE ? 2 : 1;
            }
        }
        if (at >= script.length() || script.charAt(at) == '\n') {
            throw new Unbalanced("a text is not closed");
        }
        at++;
    }
}
