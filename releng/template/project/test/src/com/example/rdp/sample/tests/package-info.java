// SPDX-License-Identifier: EPL-2.0
/** Tests of the plugin: the contract, a table of cases, and a live host of the lab. */
package com.example.rdp.sample.tests;
