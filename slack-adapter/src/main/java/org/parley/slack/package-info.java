/**
 * Parley in Slack: events come in through Bolt, are translated to {@link org.parley.bot.Incoming}, answered by the core and
 * rendered as Block Kit. {@link org.parley.slack.SlackMain} is the program, {@link org.parley.slack.SlackApp} the running app.
 */
@NullMarked
package org.parley.slack;

import org.jspecify.annotations.NullMarked;
