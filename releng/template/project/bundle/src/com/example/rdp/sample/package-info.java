// SPDX-License-Identifier: EPL-2.0
/** A plugin that notices ports where the host speaks first. */
package com.example.rdp.sample;
