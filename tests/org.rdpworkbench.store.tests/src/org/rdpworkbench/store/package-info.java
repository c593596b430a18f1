// SPDX-License-Identifier: EPL-2.0
/** Tests of the store, each in both databases. */
package org.rdpworkbench.store;
