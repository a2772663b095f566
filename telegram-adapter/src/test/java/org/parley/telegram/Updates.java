package org.parley.telegram;

/** Updates as Telegram sends them, of which a test needs only to say what is particular. */
final class Updates {

    static final long PERSON = 4001;
    static final long GROUP = -1001234567890L;

    private static final int SENT_AT = 1762700000;

    private Updates() {
    }

    /** Somebody writes to the bot alone. */
    static String direct(int id, long chat, String text) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"date":%d,"text":%s,
                 "from":{"id":%d,"is_bot":false,"first_name":"Ada","language_code":"en"},
                 "chat":{"id":%d,"type":"private","first_name":"Ada"}}}"""
                .formatted(id, messageId(id), SENT_AT, quoted(text), chat, chat);
    }

    /** The same message, changed {@code after} seconds later. */
    static String edited(int id, int original, long chat, String text, int after) {
        return """
                {"update_id":%d,"edited_message":{"message_id":%d,"date":%d,"edit_date":%d,"text":%s,
                 "from":{"id":%d,"is_bot":false,"first_name":"Ada"},
                 "chat":{"id":%d,"type":"private","first_name":"Ada"}}}"""
                .formatted(id, messageId(original), SENT_AT, SENT_AT + after, quoted(text), chat, chat);
    }

    /** Somebody names the bot in a group, at the start of the message. */
    static String mention(int id, String text) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"date":%d,"text":%s,
                 "entities":[{"type":"mention","offset":0,"length":10}],
                 "from":{"id":4001,"is_bot":false,"first_name":"Ada"},
                 "chat":{"id":%d,"type":"supergroup","title":"Desk"}}}"""
                .formatted(id, messageId(id), SENT_AT, quoted("@ParleyBot " + text), GROUP);
    }

    /** Somebody says something to the others in a group. */
    static String overheard(int id, String text) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"date":%d,"text":%s,
                 "from":{"id":4001,"is_bot":false,"first_name":"Ada"},
                 "chat":{"id":%d,"type":"supergroup","title":"Desk"}}}"""
                .formatted(id, messageId(id), SENT_AT, quoted(text), GROUP);
    }

    /** Somebody presses a button under a message of the bot's in their private chat. */
    static String press(int id, long chat, int message, String button) {
        return """
                {"update_id":%d,"callback_query":{"id":"query-%d","chat_instance":"-3","data":"%s",
                 "from":{"id":%d,"is_bot":false,"first_name":"Ada","language_code":"en"},
                 "message":{"message_id":%d,"date":%d,"text":"In Geneva.",
                 "from":{"id":123456,"is_bot":true,"first_name":"Parley","username":"ParleyBot"},
                 "chat":{"id":%d,"type":"private","first_name":"Ada"}}}}"""
                .formatted(id, id, button, chat, message, SENT_AT, chat);
    }

    /** Somebody types behind the bot's name in some chat. */
    static String typed(int id, String text) {
        return """
                {"update_id":%d,"inline_query":{"id":"inline-%d","query":%s,"offset":"","chat_type":"group",
                 "from":{"id":%d,"is_bot":false,"first_name":"Ada","language_code":"en"}}}"""
                .formatted(id, id, quoted(text), PERSON);
    }

    /** Somebody names the bot in a chat that it is not in. */
    static String visited(int id, String text) {
        return """
                {"update_id":%d,"guest_message":{"message_id":%d,"date":%d,"text":%s,"guest_query_id":"guest-%d",
                 "entities":[{"type":"mention","offset":0,"length":10}],
                 "from":{"id":4001,"is_bot":false,"first_name":"Ada","language_code":"en"},
                 "chat":{"id":-100777,"type":"supergroup","title":"Elsewhere"}}}"""
                .formatted(id, messageId(id), SENT_AT, quoted("@ParleyBot " + text), id);
    }

    /** A group becomes a supergroup. */
    static String migrated(int id, long group, long supergroup) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"date":%d,"migrate_to_chat_id":%d,
                 "from":{"id":4001,"is_bot":false,"first_name":"Ada"},
                 "chat":{"id":%d,"type":"group","title":"Desk"}}}"""
                .formatted(id, messageId(id), SENT_AT, supergroup, group);
    }

    /** Somebody blocks the bot or takes it back. */
    static String membership(int id, long chat, String status) {
        String bot = "\"user\":{\"id\":123456,\"is_bot\":true,\"first_name\":\"Parley\"}";
        return """
                {"update_id":%d,"my_chat_member":{"date":%d,"chat":{"id":%d,"type":"private","first_name":"Ada"},
                 "from":{"id":%d,"is_bot":false,"first_name":"Ada"},"old_chat_member":{%s,"status":"member"},
                 "new_chat_member":{%s,"status":"%s","until_date":0}}}"""
                .formatted(id, SENT_AT, chat, chat, bot, bot, status);
    }

    /** The message that update {@code id} brings. */
    static int messageId(int id) {
        return id + 10;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
