/**
 * What whoever runs the bot wants to know of it: {@link org.parley.operation.Metrics} counts,
 * {@link org.parley.operation.AdminServer} shows the figures and the state of health on a port of the machine itself. No message text
 * and no names get here.
 */
@NullMarked
package org.parley.operation;

import org.jspecify.annotations.NullMarked;
