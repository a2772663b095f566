/** Tests through the real Bolt, against a Slack that enforces its rules. */
@NullMarked
package org.parley.slack;

import org.jspecify.annotations.NullMarked;
