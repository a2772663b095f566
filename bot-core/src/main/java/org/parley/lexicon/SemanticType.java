package org.parley.lexicon;

/**
 * The broad kind of thing or happening that a noun or verb stands for: the lexicographer files of WordNet, see
 * <a href="https://wordnet.princeton.edu/documentation/lexnames5wn">lexnames(5WN)</a>, the rare ones put together. The order is that of
 * the bundled resource.
 */
public enum SemanticType {
    /** Anything not below, and words that are neither nouns nor verbs. */
    OTHER,
    /** A human being or a role: minister. */
    PERSON,
    /** People or things taken together: government. */
    GROUP,
    /** A place: city. */
    LOCATION,
    /** A time or stretch of time: month. */
    TIME,
    /** An amount or unit: kilometre. */
    QUANTITY,
    /** Something said or written, or saying it: letter, announce. */
    COMMUNICATION,
    /** Something people do: visit. */
    ACT,
    /** Something that happens: accident. */
    EVENT,
    /** A man-made thing: bridge. */
    ARTIFACT,
    /** Something owned or paid, or a transfer of it: tax, sell. */
    POSSESSION,
    /** A quality: height. */
    ATTRIBUTE,
    /** A condition, or being in it: peace, remain. */
    STATE,
    /** A thought or field of knowledge, or thinking: plan, know. */
    COGNITION,
    /** An emotion, or feeling or causing it: fear. */
    FEELING,
    /** A reason or goal: motive. */
    MOTIVE,
    /** An object of nature: river. */
    OBJECT,
    /** An animal or plant. */
    ORGANISM,
    /** Part of a body, or its care: hand, wash. */
    BODY,
    /** Food or drink, or taking it: bread, eat. */
    FOOD,
    /** A material: oil. */
    SUBSTANCE,
    /** A natural process or phenomenon, weather too: growth, storm, rain. */
    PHENOMENON,
    /** Becoming different: rise, widen. */
    CHANGE,
    /** Fighting or playing against: attack. */
    COMPETITION,
    /** Touching, hitting, holding: push. */
    CONTACT,
    /** Making: build. */
    CREATION,
    /** Going somewhere: arrive. */
    MOTION,
    /** Seeing, hearing, seeming: watch. */
    PERCEPTION,
    /** Politics and life with others: meet, elect. */
    SOCIAL
}
