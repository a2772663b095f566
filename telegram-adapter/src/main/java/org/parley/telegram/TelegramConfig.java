package org.parley.telegram;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
 * @param webhook how updates come by webhook; empty for long polling
 */
record TelegramConfig(Secret token, TelegramUrl url, Optional<Webhook> webhook) {

    /**
     * How updates come by webhook.
     *
     * @param url the public address that Telegram sends them to
     * @param secret what Telegram sends along with each
     * @param listen where this process takes them, plain HTTP, from a proxy that has the public address and its TLS
     */
    record Webhook(URI url, Secret secret, InetSocketAddress listen) {
    }

    /** The shape in https://core.telegram.org/bots/api#authorizing-your-bot: the bot's id, a colon, the secret part. */
    private static final Pattern TOKEN = Pattern.compile("\\d+:[A-Za-z0-9_-]+");

    /** The characters of a secret token, https://core.telegram.org/bots/api#setwebhook. */
    private static final Pattern WEBHOOK_SECRET = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    /** Where Telegram's own servers connect to, https://core.telegram.org/bots/api#setwebhook. */
    private static final Set<Integer> WEBHOOK_PORTS = Set.of(443, 80, 88, 8443);

    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final String DEFAULT_PORT = "8080";

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
        Optional<Webhook> webhook = webhook(settings, faults);
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        return new TelegramConfig(settings.token().orElseThrow(), url.orElseThrow(), webhook);
    }

    private static Optional<Webhook> webhook(ParleyConfig.Telegram settings, List<String> faults) {
        ParleyConfig.Telegram.Webhook given = settings.webhook();
        if (given.url().isEmpty()) {
            if (given.secret().isPresent() || given.port().isPresent()) {
                faults.add("TELEGRAM_WEBHOOK_URL is not set, though other settings of a webhook are;"
                        + " set it to the public address, or none of them for long polling");
            }
            return Optional.empty();
        }
        URI url = given.url().get();
        // A Bot API server of one's own calls any address.
        if (settings.apiUrl().isEmpty() && !isCalledByTelegram(url)) {
            faults.add("TELEGRAM_WEBHOOK_URL should begin with https:// and have no port but 443, 80, 88 or 8443");
        }
        if (!given.secret().map(secret -> WEBHOOK_SECRET.matcher(secret.value()).matches()).orElse(false)) {
            faults.add("TELEGRAM_WEBHOOK_SECRET should be 16 to 256 of the characters A-Z a-z 0-9 _ -, such as"
                    + " 'openssl rand -hex 32' prints");
        }
        Optional<InetSocketAddress> listen = listen(given.host().orElse(DEFAULT_HOST),
                given.port().orElse(DEFAULT_PORT), faults);
        return given.secret().flatMap(secret -> listen.map(address -> new Webhook(url, secret, address)));
    }

    private static boolean isCalledByTelegram(URI url) {
        return url.getScheme().equals("https") && (url.getPort() == -1 || WEBHOOK_PORTS.contains(url.getPort()));
    }

    private static Optional<InetSocketAddress> listen(String host, String port, List<String> faults) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            faults.add("TELEGRAM_WEBHOOK_PORT '" + port + "' is not a port from 0 to 65535, such as " + DEFAULT_PORT);
            return Optional.empty();
        }
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(port)));
        } catch (UnknownHostException e) {
            faults.add("TELEGRAM_WEBHOOK_HOST '" + host + "' is not an address of this machine, such as "
                    + DEFAULT_HOST);
            return Optional.empty();
        }
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
