package org.parley.soak;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.parley.delivery.DigestDispatcher;
import org.parley.delivery.DigestLedger.Due;
import org.parley.delivery.DigestSource;
import org.parley.delivery.Gateway;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Recipient;
import org.parley.reply.Reply;
import org.parley.store.Database;

/** One replica: composes digests, answers each update with its own text, sends both. Runs until it is killed or whoever started it has ended. */
public final class ReplicaMain {

    private ReplicaMain() {
    }

    /** @param arguments the URL of the database and the port of the platform */
    public static void main(String[] arguments) throws IOException {
        Database database = Database.shared(arguments[0]);
        HttpMessenger messenger = new HttpMessenger(Integer.parseInt(arguments[1]));
        DigestSource source = new DigestSource() {
            @Override
            public boolean isUpToDate(Instant now) {
                return true;
            }

            @Override
            public Optional<Reply> compose(Due due) {
                return Optional.of(Reply.of("digest of " + due.day()));
            }
        };
        Gateway gateway = Gateway.start(database, messenger,
                received -> List
                        .of(Outgoing.of(new Recipient(HttpMessenger.PLATFORM, received.lane(), Optional.empty()),
                                "answer to " + received.payload())),
                List.of(new DigestDispatcher(database.digests(), source, messenger, InstantSource.system())),
                InstantSource.system(), RandomGenerator.getDefault());
        System.out.println("ready " + gateway.platform());
        // The end of the standard input is the end of the parent: nobody would kill this process then.
        while (System.in.read() >= 0) {
            continue;
        }
        Runtime.getRuntime().halt(1);
    }
}
