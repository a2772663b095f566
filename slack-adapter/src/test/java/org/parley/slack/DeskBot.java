package org.parley.slack;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.bot.Audience;
import org.parley.bot.Authority;
import org.parley.bot.Bot;
import org.parley.bot.Incoming;
import org.parley.bot.Press;
import org.parley.bot.Reaction;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.wording.Language;

/** Says what it heard, with a button for everything that a press can lead to. Remembers what it was told. */
final class DeskBot implements Bot {

    final List<Incoming> heard = new CopyOnWriteArrayList<>();
    final List<String> moved = new CopyOnWriteArrayList<>();
    final List<Press> pressed = new CopyOnWriteArrayList<>();

    @Override
    public Optional<Reply> handle(Incoming incoming) {
        heard.add(incoming);
        String quoted = incoming.quoted().map(text -> " of: " + text).orElse("");
        return Optional.of(new Reply(List.of(new Block.Lead(incoming.text() + quoted))).with(buttons()));
    }

    private static List<Button> buttons() {
        return List.of(new Button("share", "Share to channel", Button.Style.PRIMARY), new Button("more", "Sources"),
                new Button("edit", "Rephrase"), new Button("why", "Why?"),
                new Button("admin", "Who am I?", Button.Style.DANGER));
    }

    @Override
    public Optional<Reaction> press(Press press) {
        pressed.add(press);
        return switch (press.button()) {
            case "share" -> Optional.of(new Reaction.Say(Reply.of("<!channel> when? On 1 May 2031."), Audience.CHAT));
            case "more" -> Optional.of(new Reaction.Say(Reply.of("Harbour Wire says so."), Audience.ASKER));
            case "edit" -> Optional.of(new Reaction.Edit(Reply.of("On the first of May.")));
            case "why" -> Optional.of(new Reaction.Rebutton(
                    List.of(new Button("date", "Wrong date"), new Button("back", "Back")),
                    Optional.of("What is wrong?")));
            case "date" -> Optional.of(new Reaction.Rebutton(buttons(), Optional.of("Thank you.")));
            case "back" -> Optional.of(new Reaction.Rebutton(buttons(), Optional.empty()));
            case "admin" -> {
                Authority.Standing standing = press.speaker().authority().ask();
                yield Optional.of(new Reaction.Notice(standing.name()));
            }
            default -> Optional.empty();
        };
    }

    @Override
    public List<String> prompts(int most, Language language) {
        return List.of("When did they last meet?", "Who was there?").subList(0, Math.min(2, most));
    }

    @Override
    public void chatMoved(String platform, String from, String to) {
        moved.add(from + " to " + to);
    }
}
