package org.parley.telegram;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parley.bot.ConfigException;
import org.parley.bot.ParleyConfig;
import org.parley.bot.Secret;
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
     * Checks the settings.
     *
     * @throws ConfigException telling everything that is missing or wrong, and never the token itself
     */
    static TelegramConfig from(ParleyConfig.Telegram settings) {
        List<String> faults = new ArrayList<>();
        if (settings.token().isEmpty()) {
            faults.add("TELEGRAM_BOT_TOKEN is not set; BotFather, https://t.me/BotFather, gives a token");
        } else if (!TOKEN.matcher(settings.token().get().value()).matches()) {
            faults.add("TELEGRAM_BOT_TOKEN does not have the form of a token, such as 123456789:AAE0abc-DEF");
        }
        Optional<TelegramUrl> url = settings.apiUrl().isEmpty()
                ? Optional.of(TelegramUrl.DEFAULT_URL)
                : settings.apiUrl().flatMap(TelegramConfig::withoutPath);
        if (url.isEmpty()) {
            faults.add("TELEGRAM_API_URL should be a scheme, a host and perhaps a port, such as http://localhost:8081");
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        return new TelegramConfig(settings.token().orElseThrow(), url.orElseThrow());
    }

    /** The client library builds the path itself, so that an address can have none of its own. */
    private static Optional<TelegramUrl> withoutPath(URI address) {
        boolean bare = address.getUserInfo() == null && address.getQuery() == null && address.getFragment() == null
                && address.getPath().replace("/", "").isEmpty();
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort() != -1 ? address.getPort() : scheme.equals("http") ? 80 : 443;
        return bare
                ? Optional.of(TelegramUrl.builder().schema(scheme).host(address.getHost()).port(port).build())
                : Optional.empty();
    }
}
