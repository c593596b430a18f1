// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;

/**
 * The same connection request with and without the {@code mstshash} cookie ([MS-RDPBCGR] 2.2.1.1). A host answers both
 * alike; what swallows one of them is something in between.
 */
public record CookieAnswers(Exchange with, Exchange without) implements Fact {

    public static final FactType<CookieAnswers> TYPE = new FactType<>("CookieAnswers", 1, CookieAnswers.class);

    /** True when only the request without a cookie got an answer. */
    public boolean cookieSwallowed() {
        return without.confirmed() && with.unanswered();
    }

    /** True when neither got an answer, though the connections came about. */
    public boolean neitherAnswered() {
        return with.unanswered() && without.unanswered();
    }

    @Override
    public boolean partial() {
        return with.answer() == Answer.NOT_CONNECTED || without.answer() == Answer.NOT_CONNECTED;
    }
}
