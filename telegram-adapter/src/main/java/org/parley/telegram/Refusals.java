package org.parley.telegram;

import java.util.Locale;
import java.util.stream.Stream;
import org.parley.delivery.DeliveryResult.Reason;

/** Tells Telegram's refusals apart. They differ in English words alone; these are the ones that its server sends. Pure. */
final class Refusals {

    private static final String[] NOT_EDITABLE = {"message to edit not found", "message can't be edited",
            "message_id_invalid", "there is no text in the message to edit",
            "there is no caption in the message to edit"};

    private static final String[] NO_PICTURE = {"photo_invalid", "image_process_failed",
            "not enough rights to send photos",
            "chat_send_photos_forbidden"};

    private Refusals() {
    }

    /** The message cannot be edited, whatever the reason. */
    static boolean ofEdit(Outcome.Refused<?> refused) {
        return says(refused, NOT_EDITABLE);
    }

    /** The message says the same already. */
    static boolean ofNothingNew(Outcome.Refused<?> refused) {
        return says(refused, "message is not modified");
    }

    /** No picture may be sent there, or not this one. */
    static boolean ofPicture(Outcome.Refused<?> refused) {
        return says(refused, NO_PICTURE);
    }

    /** The message is gone, or has to stay. */
    static boolean ofDeletion(Outcome.Refused<?> refused) {
        return says(refused, "message to delete not found", "can't be deleted");
    }

    /** Why nothing can be said where it was tried, for code 400 or 403. */
    static Reason reason(Outcome.Refused<?> refused) {
        if (says(refused, "topic_closed", "topic_deleted", "message thread not found")) {
            return Reason.THREAD_CLOSED;
        }
        if (says(refused, "blocked by the user", "bot was kicked", "bot is not a member")) {
            return Reason.BLOCKED;
        }
        if (says(refused, "user is deactivated", "chat not found", "chat was deleted", "group chat was deactivated",
                "peer_id_invalid", "channel_private")) {
            return Reason.GONE;
        }
        return refused.code() == 403
                || says(refused, "not enough rights", "have no rights", "need administrator rights",
                        "chat_write_forbidden", "chat_restricted")
                                ? Reason.FORBIDDEN
                                : Reason.INVALID;
    }

    private static boolean says(Outcome.Refused<?> refused, String... words) {
        String description = refused.description().toLowerCase(Locale.ROOT);
        return Stream.of(words).anyMatch(description::contains);
    }
}
