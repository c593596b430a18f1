// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Elements written as BinXml ([MS-EVEN6] 2.2.12 to 2.2.16), in the form that files use: names and templates are where
 * an offset into the chunk points to. It points to right behind itself where they are used first.
 */
final class BinXml {

    private static final int MOST_DEPTH = 32;

    private final Budget budget;
    private final Substitutions values;
    private final int depth;
    private final boolean inTemplate;

    private BinXml(Budget budget, Substitutions values, int depth, boolean inTemplate) {
        this.budget = budget;
        this.values = values;
        this.depth = depth;
        this.inTemplate = inTemplate;
    }

    /** Reads the one element of a record. */
    static Element event(Octets octets, Budget budget) throws MalformedLogException {
        List<Element> elements = new BinXml(budget, Substitutions.NONE, 0, false).fragment(octets);
        if (elements.isEmpty()) {
            throw octets.failure("has no element");
        }
        return elements.getFirst();
    }

    /** Reads a fragment ([MS-EVEN6] 2.2.12.1), to its end or to that of the bytes. */
    private List<Element> fragment(Octets octets) throws MalformedLogException {
        if (depth > MOST_DEPTH) {
            throw octets.failure("is nested too deeply");
        }
        List<Element> elements = new ArrayList<>();
        while (octets.remaining() > 0) {
            budget.parts(octets, 1);
            int token = octets.u8();
            switch (Token.kind(token)) {
                case Token.END -> {
                    return elements;
                }
                case Token.FRAGMENT_HEADER -> octets.skip(3); // major and minor version, flags
                case Token.TEMPLATE_INSTANCE -> elements.addAll(templateInstance(octets));
                case Token.OPEN_START_ELEMENT -> elements.add(element(octets, Token.more(token), depth));
                default -> throw Token.unexpected(octets, token);
            }
        }
        return elements;
    }

    /** [MS-EVEN6] 2.2.12.4. */
    private List<Element> templateInstance(Octets octets) throws MalformedLogException {
        octets.skip(1); // reserved
        octets.skip(4); // first four bytes of the template's GUID
        long definitionOffset = octets.u32();
        Octets definition = octets.at("template", definitionOffset);
        boolean inline = definitionOffset == octets.offset();
        definition.skip(4); // next definition of the same hash
        definition.skip(16); // GUID
        long length = definition.u32();
        Octets body = definition.take("template", length);
        if (inline) {
            octets.skip(4 + 16 + 4 + length);
        }
        return new BinXml(budget, Substitutions.read(octets, budget), depth + 1, true).fragment(body);
    }

    /** [MS-EVEN6] 2.2.12.2: from behind its token to its end. */
    private Element element(Octets octets, boolean withAttributes, int level) throws MalformedLogException {
        if (level > MOST_DEPTH) {
            throw octets.failure("is nested too deeply");
        }
        if (inTemplate) {
            octets.skip(2); // dependency id
        }
        octets.skip(4); // length
        String name = name(octets);
        Map<String, String> attributes = withAttributes ? attributes(octets) : Map.of();
        Content content = new Content(budget);
        int token = octets.u8();
        if (token == Token.CLOSE_START_ELEMENT) {
            content(octets, content, level);
        } else if (token != Token.CLOSE_EMPTY_ELEMENT) {
            throw Token.unexpected(octets, token);
        }
        return content.element(name, attributes);
    }

    private String name(Octets octets) throws MalformedLogException {
        String name = Names.read(octets);
        budget.text(octets, name.length());
        return name;
    }

    private Map<String, String> attributes(Octets octets) throws MalformedLogException {
        octets.skip(4); // length
        Map<String, String> attributes = new LinkedHashMap<>();
        boolean more = true;
        while (more) {
            int token = octets.u8();
            if (Token.kind(token) != Token.ATTRIBUTE) {
                throw Token.unexpected(octets, token);
            }
            budget.parts(octets, 1);
            more = Token.more(token);
            String name = name(octets);
            Content value = new Content(budget);
            if (value(octets, value)) {
                attributes.put(name, value.text());
            }
        }
        return Collections.unmodifiableMap(attributes);
    }

    /** Returns whether there was one. */
    private boolean value(Octets octets, Content value) throws MalformedLogException {
        boolean there = false;
        int token;
        do {
            budget.parts(octets, 1);
            token = octets.u8();
            there |= part(octets, token, value);
        } while (Token.more(token));
        return there;
    }

    private void content(Octets octets, Content content, int level) throws MalformedLogException {
        for (int token = octets.u8(); token != Token.END_ELEMENT; token = octets.u8()) {
            budget.parts(octets, 1);
            switch (Token.kind(token)) {
                case Token.OPEN_START_ELEMENT -> content.add(List.of(element(octets, Token.more(token), level + 1)));
                case Token.TEMPLATE_INSTANCE -> content.add(templateInstance(octets));
                default -> part(octets, token, content);
            }
        }
    }

    /** What may stand in an attribute and in an element. Returns whether there was a value. */
    private boolean part(Octets octets, int token, Content content) throws MalformedLogException {
        switch (Token.kind(token)) {
            case Token.VALUE -> {
                octets.skip(1); // the type, which is always a text
                content.add(octets, octets.utf16(octets.u16() * 2L));
            }
            case Token.CDATA -> content.add(octets, octets.utf16(octets.u16() * 2L));
            case Token.CHARACTER -> content.add(octets, Character.toString((char) octets.u16()));
            case Token.ENTITY -> content.add(octets, Names.ofEntity(name(octets)));
            case Token.NORMAL_SUBSTITUTION, Token.OPTIONAL_SUBSTITUTION -> {
                return substitute(octets, content);
            }
            // What is meant for programs is for none of ours.
            case Token.PI_TARGET -> name(octets);
            case Token.PI_DATA -> octets.skip(octets.u16() * 2L);
            default -> throw Token.unexpected(octets, token);
        }
        return true;
    }

    private boolean substitute(Octets octets, Content content) throws MalformedLogException {
        int index = octets.u16();
        octets.skip(1); // the type that the template expects; the value has its own
        Optional<Substitutions.Value> found = values.get(octets, index);
        if (found.isEmpty()) {
            return false;
        }
        Substitutions.Value value = found.get();
        if (value.type() == Values.BINXML) {
            content.add(new BinXml(budget, Substitutions.NONE, depth + 1, false).fragment(value.octets()));
        } else {
            content.add(octets, Values.text(value.type(), value.octets()));
        }
        return true;
    }
}
