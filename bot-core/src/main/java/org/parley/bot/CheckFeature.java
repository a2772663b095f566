package org.parley.bot;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.answer.ClaimCheck;
import org.parley.answer.Evidence;
import org.parley.bot.Buttons.About;
import org.parley.bot.Buttons.Choice;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.text.SentenceSplitter;
import org.parley.text.TextCleaner;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

/** Holds somebody's claims against the sources, sentence by sentence. */
final class CheckFeature implements Feature {

    private static final String CHECK = "check";
    private static final String SHARE = "share";
    private static final int MOST_CLAIMS = 10;
    /** What is read of a text; ten sentences are rarely longer. */
    private static final int LONGEST = 4_000;
    private static final int LONGEST_QUOTED = 300;
    private static final int FEWEST_WORDS = 3;
    private static final Set<String> DOUBTS = Arrays.stream(Language.values())
            .flatMap(language -> Stream.of(Phrases.in(language).text("check.doubts").split("\\|")))
            .collect(Collectors.toUnmodifiableSet());

    private final Parley parley;
    private final Buttons buttons;
    private final InstantSource clock;

    /** @param clock what relative words in a claim are read against */
    CheckFeature(Parley parley, Buttons buttons, InstantSource clock) {
        this.parley = parley;
        this.buttons = buttons;
        this.clock = clock;
    }

    @Override
    public String name() {
        return CHECK;
    }

    @Override
    public Set<String> commands() {
        return Set.of(CHECK);
    }

    @Override
    public Optional<Reply> handle(Command command, Incoming incoming, Phrases phrases) {
        return switch (command.name()) {
            case CHECK -> Optional.of(reply(
                    command.argument().isEmpty() ? incoming.quoted().orElse("") : command.argument(), incoming,
                    phrases));
            case Command.ASK -> incoming.quoted().filter(quoted -> isMeant(command.argument(), incoming, quoted))
                    .map(quoted -> reply(quoted, incoming, phrases));
            default -> Optional.empty();
        };
    }

    /** Whoever names the bot under what somebody states, and asks no more than whether it is true, wants that checked. */
    private static boolean isMeant(String said, Incoming incoming, String quoted) {
        String words = said.replaceAll("[^\\p{L} ’'-]+", " ").strip().toLowerCase(Locale.ROOT).replace('\'', '’');
        return incoming.address() == Address.MENTION && !claims(quoted).isEmpty()
                && (words.isEmpty() ? !quoted.strip().endsWith("?") : DOUBTS.contains(words));
    }

    private Reply reply(String text, Incoming incoming, Phrases phrases) {
        List<String> claims = claims(text);
        if (claims.isEmpty()) {
            return ReplyComposer.say(phrases.text(text.isBlank() ? "check.usage" : "check.no-claim"), phrases);
        }
        Reply checked = checked(claims, phrases);
        boolean isPrivate = incoming.audience() == Audience.ASKER && incoming.speaker().shared();
        return isPrivate ? checked.with(share(read(text), incoming.speaker(), phrases)) : checked;
    }

    private List<Button> share(String text, Speaker speaker, Phrases phrases) {
        return buttons.offer(About.of(speaker, name(), text),
                List.of(new Choice(SHARE, phrases.text("button.share"), Button.Style.PRIMARY)));
    }

    private static String read(String text) {
        return TextCleaner.clean(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }

    /** The sentences that state something. */
    private static List<String> claims(String text) {
        String read = read(text);
        return SentenceSplitter.split(read).stream().map(span -> span.of(read).strip())
                .filter(sentence -> !sentence.endsWith("?") && sentence.split("\\s+").length >= FEWEST_WORDS).toList();
    }

    private Reply checked(List<String> all, Phrases phrases) {
        List<String> claims = all.stream().limit(MOST_CLAIMS).toList();
        List<ClaimCheck> checks = claims.stream().map(claim -> parley.check(claim, clock.instant())).toList();
        List<Evidence> evidence = new ArrayList<>(new LinkedHashSet<>(
                checks.stream().flatMap(check -> check.evidence().stream()).toList()));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            lines.add(line(claims.get(i), checks.get(i), evidence, phrases));
        }
        List<Block> blocks = new ArrayList<>();
        if (lines.size() == 1) {
            blocks.add(new Block.Lead(lines.getFirst()));
        } else {
            blocks.add(new Block.Lead(summary(checks, phrases)));
            blocks.add(new Block.Bullets(lines));
        }
        if (all.size() > claims.size()) {
            blocks.add(new Block.Context(phrases.text("check.more", claims.size(), all.size())));
        }
        blocks.add(new Block.Context(ReplyComposer.reach(checks.get(0).asOf(), phrases)));
        if (!evidence.isEmpty()) {
            blocks.add(ReplyComposer.sources(evidence, phrases, evidence.size()));
        }
        return ReplyComposer.reply(blocks, phrases);
    }

    private static String summary(List<ClaimCheck> checks, Phrases phrases) {
        long supported = checks.stream().filter(ClaimCheck.Supported.class::isInstance).count();
        long contradicted = checks.stream().filter(ClaimCheck.Contradicted.class::isInstance).count();
        return phrases.text("check.summary", checks.size(), supported, contradicted,
                checks.size() - supported - contradicted);
    }

    private static String line(String claim, ClaimCheck check, List<Evidence> evidence, Phrases phrases) {
        String key = switch (check) {
            case ClaimCheck.Supported s -> "check.supported";
            case ClaimCheck.Contradicted c -> "check.contradicted";
            case ClaimCheck.NotInSources n -> "check.absent";
        };
        StringJoiner numbers = new StringJoiner(", ", " [", "]").setEmptyValue("");
        check.evidence().forEach(e -> numbers.add(Integer.toString(evidence.indexOf(e) + 1)));
        String quoted = claim.length() <= LONGEST_QUOTED ? claim : claim.substring(0, LONGEST_QUOTED - 1) + "…";
        return phrases.text(key, quoted) + numbers;
    }

    @Override
    public Optional<Reaction> press(String action, String subject, Press press, Phrases phrases) {
        List<String> claims = claims(subject);
        return action.equals(SHARE) && !claims.isEmpty()
                ? Optional.of(new Reaction.Say(checked(claims, phrases), Audience.CHAT))
                : Optional.empty();
    }
}
