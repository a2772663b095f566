package org.parley.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parley.reply.Reply;

/** The port to a platform, implemented by its adapter. Called from several threads, for one chat from one at a time. */
public interface Messenger {

    /** The platform's name, as in {@link Recipient#platform()}. */
    String platform();

    /** {@code reply} as messages, in order; each is sent by one call of {@link #send}. Pure. */
    List<String> render(Reply reply, Recipient to);

    /**
     * Tries once to send, without waiting for anything but the platform's answer: order, pace and repetition are the caller's. Must
     * not hand the message over twice, as some HTTP clients do of themselves when a connection breaks.
     *
     * @param message what {@link #render} or the adapter wrote
     * @param key a name of this message and of no other, the same for each attempt; a platform that keeps it can be asked for it
     *     by {@link #find}
     * @throws InterruptedException if told to stop before the message was handed over; it is then sent later
     */
    DeliveryResult send(Recipient to, String message, String key) throws InterruptedException;

    /**
     * What became of a message whose fate is unknown, for platforms that can be asked. The default is that nobody can tell.
     *
     * @param since when it was handed over
     * @return {@link DeliveryResult.Sent}, {@link DeliveryResult.Deferred} where it certainly is not there, or
     *     {@link DeliveryResult.Unknown}
     */
    default DeliveryResult find(Recipient to, String key, Instant since) throws InterruptedException {
        return new DeliveryResult.Unknown();
    }

    /** The least time from one message to the next in a chat. */
    Duration spacing(Recipient to);

    /** How much may be sent to a chat whatever the spacing; empty where nothing more is asked. Kept by all processes together. */
    default Optional<Quota> quota(Recipient to) {
        return Optional.empty();
    }

    /** How much may be sent in all. */
    Pace pace();

    /** A text that the platform can show for a message of core's, and a name to find it under. */
    default List<Outgoing> outgoing(Reply reply, Recipient to, Optional<String> reference, Duration goodFor) {
        return render(reply, to).stream().map(message -> new Outgoing(to, message, reference, goodFor)).toList();
    }
}
