// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

/** What a test has started, as far as it got. */
public final class Started {

    private Started() {}

    /**
     * Ends all of them in this order, also where one cannot be ended.
     *
     * @param all with null for what was not started any more
     * @throws Exception the first that came of it
     */
    public static void end(AutoCloseable... all) throws Exception {
        Exception first = null;
        for (AutoCloseable one : all) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
