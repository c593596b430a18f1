// SPDX-License-Identifier: EPL-2.0
/** The two databases behind the store, and its schema. */
package org.rdpworkbench.store.internal;
