package org.parley.fact;

import java.util.List;

/**
 * Knowledge made ready for reading.
 *
 * @param name what to call it in a sentence; may be empty
 * @param entities who and what it talks about
 * @param statements its statements; the one of ordinal n is at index n
 */
public record KnowledgeBase(String name, EntityTable entities, List<Statement> statements) {

    public KnowledgeBase {
        statements = List.copyOf(statements);
    }
}
