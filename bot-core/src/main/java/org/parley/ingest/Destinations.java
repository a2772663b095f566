package org.parley.ingest;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which addresses may be fetched: those of the public Internet, and hosts that were named as an exception. A feed or a redirect must
 * not make the bot read what only its own network can see.
 */
public final class Destinations {

    private final Set<String> exceptions;

    /** @param exceptions hosts, as they are written in an address, that may be fetched from though they are internal */
    public Destinations(Set<String> exceptions) {
        this.exceptions = exceptions.stream().map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why {@code address} is not fetched; empty where it may be. Looks the host's name up. */
    Optional<String> refusal(URI address) {
        boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null) {
            return Optional.of("It is not an http or https address.");
        }
        if (address.getUserInfo() != null) {
            return Optional.of("Its address holds a user name or a password, which would be kept with the article.");
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        if (exceptions.contains(host)) {
            return Optional.empty();
        }
        try {
            // The JVM remembers what it looked up for 30 seconds, so the connection goes to what was checked here.
            for (InetAddress found : InetAddress.getAllByName(host)) {
                if (isInternal(found)) {
                    return Optional
                            .of("Its host " + host + " is internal; name it in PARLEY_INTERNAL_HOSTS to allow it.");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("There is no host " + host + ".");
        }
    }

    /** Whether an address belongs to a machine, a link or a private network (IANA special-purpose address registries, RFC 6890). */
    static boolean isInternal(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (address instanceof Inet6Address) {
            boolean uniqueLocal = (first & 0xFE) == 0xFC;
            // Prefixes that carry an IPv4 address inside: 64:ff9b::/96 (NAT64), 2002::/16 (6to4), ::/96.
            boolean translated = first == 0x00 && second == 0x64 || first == 0x20 && second == 0x02
                    || first == 0 && second == 0;
            return uniqueLocal || translated;
        }
        return first == 0 || first >= 240 || first == 100 && (second & 0xC0) == 64
                || first == 198 && (second & 0xFE) == 18 || first == 192 && second == 0 && bytes[2] == 0;
    }
}
