// SPDX-License-Identifier: EPL-2.0
/** Causes about Network Level Authentication: whether host and client agree on it and on the CredSSP update of 2018. */
package org.rdpworkbench.cause.nla;
