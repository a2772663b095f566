package org.parley.delivery;

/** Connects a platform to the store: what an adapter is handed by whoever wires it. */
@FunctionalInterface
public interface Connector {

    /** Starts a gateway, which begins at once with what is left from before; whoever asked for it closes it. */
    Gateway connect(Messenger messenger, UpdateHandler handler);
}
