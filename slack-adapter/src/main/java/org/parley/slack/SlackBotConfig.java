package org.parley.slack;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.bot.ConfigException;
import org.parley.bot.ParleyConfig;
import org.parley.bot.Secret;

/**
 * How to reach Slack.
 *
 * @param botToken {@code SLACK_BOT_TOKEN}, the Bot User OAuth Token
 * @param connection how events arrive
 * @param apiUrl {@code SLACK_API_URL}, the base address of the Web API, with a slash at its end
 */
public record SlackBotConfig(Secret botToken, Connection connection, URI apiUrl) {

    /** Where the Web API lives unless told otherwise (docs.slack.dev/apis/web-api). */
    private static final URI SLACK_API = URI.create("https://slack.com/api/");

    /** How events arrive. */
    public sealed interface Connection {

        /** Over a WebSocket that the app opens; needs no address that Slack can reach. */
        record SocketMode(Secret appToken) implements Connection {
        }

        /** As signed HTTP requests from Slack to {@code port}; 0 takes any free one. */
        record Http(Secret signingSecret, int port) implements Connection {
        }
    }

    /**
     * The configuration as it was read, if it is enough to connect.
     *
     * @throws ConfigException naming every fault at once
     */
    public static SlackBotConfig from(ParleyConfig.Slack slack) {
        List<String> faults = new ArrayList<>();
        Optional<Secret> botToken = token("SLACK_BOT_TOKEN", "xoxb-", slack.botToken(), faults);
        Optional<Connection> connection = connection(slack, faults);
        if (botToken.isEmpty() || connection.isEmpty()) {
            throw new ConfigException(faults);
        }
        return new SlackBotConfig(botToken.get(), connection.get(),
                slack.apiUrl().map(SlackBotConfig::folder).orElse(SLACK_API));
    }

    private static Optional<Connection> connection(ParleyConfig.Slack slack, List<String> faults) {
        if (slack.httpPort().isPresent()) {
            return http(slack.signingSecret(), slack.httpPort().get(), faults);
        }
        if (slack.signingSecret().isPresent() && slack.appToken().isEmpty()) {
            faults.add("SLACK_SIGNING_SECRET is set, but SLACK_HTTP_PORT is not: set it, for example to 3000, to "
                    + "receive events over HTTP, or set SLACK_APP_TOKEN for Socket Mode");
            return Optional.empty();
        }
        return token("SLACK_APP_TOKEN", "xapp-", slack.appToken(), faults).map(Connection.SocketMode::new);
    }

    private static Optional<Connection> http(Optional<Secret> secret, String port, List<String> faults) {
        if (secret.isEmpty()) {
            faults.add("SLACK_HTTP_PORT is set, but SLACK_SIGNING_SECRET is not; "
                    + "it is on the app's page under Basic Information");
        }
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            faults.add("SLACK_HTTP_PORT '" + port + "' is not a port from 0 to 65535, such as 3000");
            return Optional.empty();
        }
        return secret.map(value -> new Connection.Http(value, Integer.parseInt(port)));
    }

    private static Optional<Secret> token(String name, String prefix, Optional<Secret> token, List<String> faults) {
        if (token.isEmpty()) {
            faults.add(name + " is not set; it is the token that begins with " + prefix);
            return Optional.empty();
        }
        // A rotated token has "xoxe." in front.
        if (!token.get().value().startsWith(prefix) && !token.get().value().startsWith("xoxe." + prefix)) {
            faults.add(name + " holds another kind of token; the right one begins with " + prefix);
            return Optional.empty();
        }
        return token;
    }

    private static URI folder(URI url) {
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
    }
}
