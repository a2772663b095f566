package org.parley.answer;

import java.util.Optional;
import org.parley.article.Source;
import org.parley.time.Period;

/**
 * One statement that an answer rests on.
 *
 * @param fact the fact's identity
 * @param text the statement as the source makes it
 * @param date when what it states happened or is to happen, if the source says
 * @param source who published it, and when
 */
public record Evidence(String fact, String text, Optional<Period> date, Source source) {
}
