package org.parley.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.bot.Buttons.About;
import org.parley.bot.Buttons.Choice;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.store.ConversationStore;
import org.parley.wording.Phrases;

/** What is kept about people, and how they have it deleted. */
final class PrivacyFeature implements Feature {

    private static final String PRIVACY = "privacy";
    private static final String FORGET = "forget";
    private static final String KEEP = "keep";

    private final ConversationStore store;
    private final Buttons buttons;
    private final List<Feature> others;

    /** @param others whatever else keeps something */
    PrivacyFeature(ConversationStore store, Buttons buttons, List<Feature> others) {
        this.store = store;
        this.buttons = buttons;
        this.others = List.copyOf(others);
    }

    @Override
    public String name() {
        return PRIVACY;
    }

    @Override
    public Set<String> commands() {
        return Set.of(PRIVACY, FORGET);
    }

    @Override
    public Optional<Reply> handle(Command command, Incoming incoming, Phrases phrases) {
        return switch (command.name()) {
            case PRIVACY -> Optional.of(privacy(incoming.speaker(), phrases));
            case FORGET -> Optional.of(ReplyComposer
                    .say(phrases.text(incoming.speaker().shared() ? "forget.ask" : "forget.ask-all"), phrases)
                    .with(buttons.offer(About.personal(incoming.speaker(), name(), ""), choices(phrases))));
            default -> Optional.empty();
        };
    }

    private Reply privacy(Speaker speaker, Phrases phrases) {
        List<String> kept = new ArrayList<>();
        others.forEach(feature -> feature.keeps(phrases).ifPresent(kept::add));
        if (speaker.platform().equals(Speaker.TERMINAL)) {
            kept.add(phrases.text("privacy.terminal"));
        }
        return ReplyComposer.reply(List.of(new Block.Lead(phrases.text("privacy.lead")), new Block.Bullets(kept),
                new Block.Paragraph(phrases.text("privacy.log"))), phrases);
    }

    private static List<Choice> choices(Phrases phrases) {
        return List.of(new Choice(FORGET, phrases.text("button.forget"), Button.Style.DANGER),
                new Choice(KEEP, phrases.text("button.keep")));
    }

    @Override
    public Optional<Reaction> press(String action, String subject, Press press, Phrases phrases) {
        Speaker speaker = press.speaker();
        return switch (action) {
            case FORGET -> {
                others.forEach(feature -> feature.forget(speaker));
                store.forgetPerson(speaker.platform(), speaker.user());
                if (!speaker.shared()) {
                    store.forgetChat(Conversations.chat(speaker));
                }
                yield Optional.of(new Reaction.Edit(ReplyComposer.say(phrases.text("forget.done"), phrases)));
            }
            case KEEP -> Optional.of(new Reaction.Edit(ReplyComposer.say(phrases.text("forget.kept"), phrases)));
            default -> Optional.empty();
        };
    }
}
