package org.parley.bot;

import java.util.Optional;

/**
 * A button was pressed.
 *
 * @param speaker who pressed it, and where
 * @param button the id of the button, as it came back; from anywhere, so that nothing may be taken for granted
 * @param message the id of the message that it stands under, if it has one
 * @param audience who sees that message
 */
public record Press(Speaker speaker, String button, Optional<String> message, Audience audience) {
}
