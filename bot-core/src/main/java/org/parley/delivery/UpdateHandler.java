package org.parley.delivery;

import java.util.List;

/** What an adapter does with what it was told. Called from several threads, for one lane from one at a time. */
@FunctionalInterface
public interface UpdateHandler {

    /**
     * Works out what is to be said. That it was handled and what is to be said are stored together, so that a process which dies
     * before leaves it to be handled again, and one that dies after does not. Other effects must be such as may happen twice.
     *
     * @return the messages to send, in order; none for silence
     * @throws InterruptedException if told to stop meanwhile; it is handled again later
     */
    List<Outgoing> handle(Received received) throws InterruptedException;
}
