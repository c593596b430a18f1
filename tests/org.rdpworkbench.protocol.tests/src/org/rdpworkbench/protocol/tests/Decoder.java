// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import java.util.regex.Pattern;

/**
 * Something that reads bytes which somebody else made.
 *
 * @param name class and method
 * @param refusal the one exception that it may throw
 * @param message what the message of a refusal must look like
 */
record Decoder(String name, Class<? extends Exception> refusal, Pattern message, Reading reading) {

    private static final Pattern NUMBERS = Pattern.compile("[0-9a-f]*[0-9][0-9a-f]*");
    private static final int MOST_OUTCOME = 120;

    /** The call itself. */
    interface Reading {
        Object read(byte[] bytes) throws Exception;
    }

    /**
     * What came of it, without the numbers: the same for bytes that took the same way through the decoder.
     *
     * @throws AssertionError when it is neither a value nor a refusal as agreed
     */
    String outcome(byte[] bytes) {
        try {
            String value = reading.read(bytes).toString();
            return name + "=" + shape(value);
        } catch (Exception | StackOverflowError | OutOfMemoryError thrown) {
            if (!refusal.isInstance(thrown)) {
                throw new AssertionError(name + " threw " + thrown, thrown);
            }
            if (!message.matcher(thrown.getMessage()).matches()) {
                throw new AssertionError(name + " says: " + thrown.getMessage(), thrown);
            }
            return name + "!" + shape(thrown.getMessage());
        }
    }

    private static String shape(String text) {
        String head = text.substring(0, Math.min(text.length(), MOST_OUTCOME));
        return NUMBERS.matcher(head).replaceAll("#");
    }
}
