// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

/** The tokens of BinXml ([MS-EVEN6] 2.2.12). */
final class Token {

    /** Is added to those after which more of the same kind follows. */
    static final int MORE = 0x40;
    static final int END = 0x00;
    static final int OPEN_START_ELEMENT = 0x01;
    static final int CLOSE_START_ELEMENT = 0x02;
    static final int CLOSE_EMPTY_ELEMENT = 0x03;
    static final int END_ELEMENT = 0x04;
    static final int VALUE = 0x05;
    static final int ATTRIBUTE = 0x06;
    static final int CDATA = 0x07;
    static final int CHARACTER = 0x08;
    static final int ENTITY = 0x09;
    static final int PI_TARGET = 0x0A;
    static final int PI_DATA = 0x0B;
    static final int TEMPLATE_INSTANCE = 0x0C;
    static final int NORMAL_SUBSTITUTION = 0x0D;
    static final int OPTIONAL_SUBSTITUTION = 0x0E;
    static final int FRAGMENT_HEADER = 0x0F;

    private Token() {}

    /** The token without the mark that more follows. */
    static int kind(int token) {
        return token & ~MORE;
    }

    /** Whether more of the same kind follows. */
    static boolean more(int token) {
        return (token & MORE) != 0;
    }

    static MalformedLogException unexpected(Octets octets, int token) {
        return octets.failure("has an unexpected token " + token);
    }
}
