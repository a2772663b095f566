package org.parley.telegram;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.telegram.telegrambots.meta.TelegramUrl;

/**
 * What the adapter needs to know of its surroundings.
 *
 * @param token the bot's token, from BotFather
 * @param url the Bot API server: Telegram's own unless another is named
 */
record TelegramConfig(Secret token, TelegramUrl url) {

    /** The shape in https://core.telegram.org/bots/api#authorizing-your-bot: the bot's id, a colon, the secret part. */
    private static final Pattern TOKEN = Pattern.compile("\\d+:[A-Za-z0-9_-]+");

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException naming everything that is missing or wrong, and never the token itself
     */
    static TelegramConfig from(Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        String token = environment.getOrDefault("TELEGRAM_BOT_TOKEN", "").strip();
        if (token.isEmpty()) {
            faults.add("TELEGRAM_BOT_TOKEN is not set; BotFather (https://t.me/BotFather) gives a token");
        } else if (!TOKEN.matcher(token).matches()) {
            faults.add("TELEGRAM_BOT_TOKEN does not look like a token, such as 123456789:AAE0abc-DEF");
        }
        if (!environment.getOrDefault("TELEGRAM_WEBHOOK_URL", "").isBlank()) {
            faults.add("TELEGRAM_WEBHOOK_URL is set, but this version receives updates by long polling only; unset it");
        }
        String address = environment.getOrDefault("TELEGRAM_API_URL", "").strip();
        Optional<TelegramUrl> url = address.isEmpty() ? Optional.of(TelegramUrl.DEFAULT_URL) : parse(address);
        if (url.isEmpty()) {
            faults.add("TELEGRAM_API_URL is '" + new Secret(token.isEmpty() ? "\0" : token).scrub(address)
                    + "', but should be a scheme, a host and perhaps a port, such as http://localhost:8081");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return new TelegramConfig(new Secret(token), url.orElseThrow());
    }

    /** The client library builds the path itself, so that an address can have none. */
    private static Optional<TelegramUrl> parse(String address) {
        try {
            URI uri = new URI(address);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null
                    && Optional.ofNullable(uri.getPath()).orElse("").replace("/", "").isEmpty();
            if (!web || !bare || uri.getHost() == null) {
                return Optional.empty();
            }
            int port = uri.getPort() != -1 ? uri.getPort() : scheme.equals("http") ? 80 : 443;
            return Optional.of(TelegramUrl.builder().schema(scheme).host(uri.getHost()).port(port).build());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
