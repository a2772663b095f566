package org.parley.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {

    /** Indexes that were made before would go on holding the old terms: whoever changes one of these raises the version as well. */
    @ParameterizedTest
    @CsvSource({"2, text, Minister's ferries sailed to Zürich, minister ferry sail to zurich",
            "2, context, ferries sailed, ferry sail", "2, words, Ferries sailed, ferries sailed",
            "2, text_ru, Министры подписали соглашение, министр подписа соглашен",
            "2, text_uk, Міністри підписали угоду, мініст підпис угод",
            "2, text_es, Los ministros firmaron, los ministr firmaron", "2, text_de, Die Minister, die minister"})
    void other_terms_for_the_same_text_are_another_version(int version, String field, String text, String terms)
            throws IOException {
        assertThat(Documents.VERSION).isEqualTo(version);
        assertThat(terms(field, text)).containsExactly(terms.split(" "));
    }

    private static List<String> terms(String field, String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = Documents.ANALYZER.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }
}
