// SPDX-License-Identifier: EPL-2.0
/**
 * Fact records that more than one plugin reads. They say what was seen, never what it means; only the words for the
 * ladder are here, because a stage's outcome is part of what was seen. {@link org.rdpworkbench.facts.HandshakeEvidence}
 * puts several together into questions that several causes ask; what an answer weighs is each cause's own. Accessors
 * never begin with {@code get} or {@code is}, so that what is written to a case file are the components alone.
 */
package org.rdpworkbench.facts;
