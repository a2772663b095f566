package org.parley.digest;

import java.util.List;
import java.util.StringJoiner;
import org.parley.answer.StatementWording;
import org.parley.fact.EntityTable;
import org.parley.fact.Statement;

/** Statements as a digest tells them: readable by themselves, dates absolute. */
final class Wording {

    private Wording() {
    }

    static String of(Statement statement, EntityTable entities) {
        return StatementWording.of(statement, entities);
    }

    static String join(List<Statement> statements, EntityTable entities) {
        StringJoiner text = new StringJoiner(" ");
        statements.forEach(statement -> text.add(of(statement, entities)));
        return text.toString();
    }
}
