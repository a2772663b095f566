package org.parley.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a message says. Pure. */
final class Words {

    private Words() {
    }

    /** Its text in Slack's markup; of a message without one, such as a feed's or one that forwards another, that of its attachments. */
    static String of(@Nullable Message message) {
        if (message == null) {
            return "";
        }
        return Optional.ofNullable(message.getText()).filter(text -> !text.isBlank())
                .orElseGet(() -> Optional.ofNullable(message.getAttachments()).orElse(List.of()).stream().map(Words::of)
                        .filter(text -> !text.isBlank()).collect(Collectors.joining("\n\n")));
    }

    private static String of(Attachment attachment) {
        return Stream.of(attachment.getText(), attachment.getFallback())
                .filter(text -> text != null && !text.isBlank()).findFirst().orElse("");
    }
}
