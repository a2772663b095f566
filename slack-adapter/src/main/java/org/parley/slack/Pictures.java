package org.parley.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.model.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.parley.reply.Picture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings pictures to Slack, to be shown in messages. Thread-safe. */
final class Pictures {

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    /** A picture that was uploaded can be shown when Slack has looked at it, which takes about a second. */
    private static final int LOOKS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final MethodsClient methods;

    /** @param methods the Web API with the bot's token */
    Pictures(MethodsClient methods) {
        this.methods = methods;
    }

    /** The id of a file with {@code picture}; empty if Slack does not take it. What it shows stands in the text too. */
    Optional<String> upload(Picture picture) throws InterruptedException {
        try {
            var upload = methods.filesUploadV2(r -> r.fileData(picture.png()).filename("picture.png").title("Picture")
                    .altTxt(picture.altText()));
            return upload.isOk() ? seen(upload.getFile().getId()) : Optional.empty();
        } catch (SlackApiException | SlackFilesUploadV2Exception | IOException e) {
            LOG.warn("a picture could not be uploaded: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    /** A block with a file that Slack has not looked at yet is refused. */
    private Optional<String> seen(String file) throws SlackApiException, IOException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            File info = methods.filesInfo(r -> r.file(file)).getFile();
            if (info != null && info.getMimetype() != null && !info.getMimetype().isEmpty()) {
                return Optional.of(file);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return Optional.empty();
    }
}
