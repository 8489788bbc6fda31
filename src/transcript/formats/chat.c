/* Chats as messengers export them: a stamp, a name, a message. KakaoTalk's exports from Android,
 * iOS, Windows and of open chats, and those of others that put a date and a time before each
 * message (WhatsApp, Signal, Telegram's copies); LINE's with tabs. KakaoTalk for Mac writes CSV
 * (csv.c). */
#include "base/intl.h"
#include "base/utf8.h"
#include "transcript/formats/chat.h"
#include "transcript/formats/format.h"
#include "transcript/formats/stamp.h"
#include "transcript/plain/label.h"

enum { LINES_LOOKED_AT = 400 };

enum chat_line {
    CHAT_NONE,    /* no stamp: goes on with the message */
    CHAT_MESSAGE, /* a stamp, a name, a text */
    CHAT_SYSTEM,  /* a stamp and what the program says */
    CHAT_DAY      /* a day's heading */
};

/* One line of a chat; spans are of the clean text. */
struct message {
    enum chat_line kind;
    struct span stamp, name, text;
    struct span label; /* with what stands about the name; empty when nothing does */
};

bool chat_is_system(slice text)
{
    static const char *const events[] = {"님을 초대",
                                         "님이 들어왔",
                                         "님이 나갔",
                                         "님을 내보냈",
                                         "님을 강퇴",
                                         "님이 방장",
                                         "님이 부방장",
                                         "님을 부방장",
                                         "메시지를 가렸",
                                         "채팅방을 나갔",
                                         "님과 함께",
                                         "님이 입장",
                                         "님이 퇴장",
                                         " joined",
                                         " left",
                                         " invited ",
                                         " was removed",
                                         " removed ",
                                         "end-to-end encrypted",
                                         "종단간 암호화",
                                         "종단 간 암호화",
                                         "created group",
                                         "changed the subject"};

    if (text.len > 300)
        return false;
    for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
        if (slice_find(text, slice_of(events[i]), 0) != SLICE_NONE)
            return events[i][0] != ' '
                       ? slice_has_suffix(text, S("니다.")) || slice_has_suffix(text, S("니다"))
                       : text.ptr[text.len - 1] != '?' && text.len < 80;
    return false;
}

/* What stands where a message was deleted, and nothing else. */
static bool is_deleted(slice text)
{
    static const char *const words[] = {"삭제된 메시지입니다.",     "삭제된 메시지입니다",
                                        "삭제한 메시지입니다.",     "메시지를 삭제했습니다.",
                                        "This message was deleted", "This message was deleted.",
                                        "You deleted this message", "You deleted this message."};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_eq(text, slice_of(words[i])))
            return true;
    return false;
}

bool chat_is_notice(slice name, slice text)
{
    return is_deleted(text) ||
           (chat_is_system(text) && ((name.len && slice_has_prefix(text, name)) ||
                                     slice_find(text, S("메시지를 가렸"), 0) != SLICE_NONE ||
                                     slice_find(text, S("암호화"), 0) != SLICE_NONE ||
                                     slice_find(text, S("end-to-end encrypted"), 0) != SLICE_NONE));
}

/* `이름 : 글` or `Name: text` after a stamp; the colon that a blank stands on both sides of goes
 * first, for names may hold a colon. */
static bool split_name(slice text, size_t at, size_t end, struct message *message)
{
    size_t colon = slice_find(slice_sub(text, 0, end), S(" : "), at), narrow;

    narrow = slice_find(slice_sub(text, 0, end), S(": "), at);
    if (slice_has_suffix(slice_sub(text, at, end), S(" :")))
        colon = colon == SLICE_NONE ? end - 2 : colon;
    if (narrow == SLICE_NONE && slice_has_suffix(slice_sub(text, at, end), S(":")))
        narrow = end - 1;
    if (colon == SLICE_NONE || colon - at > 120)
        colon = narrow;
    if (colon == SLICE_NONE || colon == at || colon - at > 120)
        return false;
    message->name = page_trim(text, (struct span){at, colon});
    at = slice_find_byte(text, ':', colon) + 1;
    message->text = page_trim(text, (struct span){at, end});
    return true;
}

/* [이름] [오후 3:20] 글 */
static bool read_bracketed(slice text, struct span line, struct message *message)
{
    slice s = slice_sub(text, 0, line.end);
    size_t close, time;

    if (line.end - line.start < 6 || text.ptr[line.start] != '[')
        return false;
    close = slice_find(s, S("] ["), line.start);
    if (close == SLICE_NONE || close - line.start > 160)
        return false;
    time = page_time_end(text, close + 2, line.end);
    if (time == close + 2)
        return false;
    message->name = page_trim(text, (struct span){line.start + 1, close});
    message->stamp = (struct span){close + 2, time};
    message->text = page_trim(text, (struct span){time, line.end});
    message->kind = message->name.start == message->name.end ? CHAT_SYSTEM : CHAT_MESSAGE;
    return true;
}

/* 22:15 <tab> Name <tab> text */
static bool read_tabbed(slice text, struct span line, struct message *message)
{
    size_t time = page_time_end(text, line.start, line.end), tab;

    if (time == line.start || time >= line.end || text.ptr[time] != '\t')
        return false;
    tab = slice_find_byte(slice_sub(text, 0, line.end), '\t', time + 1);
    message->stamp = (struct span){line.start, time};
    message->kind = tab == SLICE_NONE ? CHAT_SYSTEM : CHAT_MESSAGE;
    message->name = (struct span){time + 1, tab};
    if (tab != SLICE_NONE && tab > time + 2 && text.ptr[tab - 1] == ':')
        message->name.end--;
    message->text = page_trim(text, (struct span){tab == SLICE_NONE ? time + 1 : tab, line.end});
    return true;
}

/* 10:03:14 에서 이름 에게 모두 : 글, of Zoom in Korean. */
static bool read_addressed(slice text, struct span line, struct message *message)
{
    slice s = slice_sub(text, 0, line.end);
    size_t time = page_time_end(text, line.start, line.end), to, colon;
    struct span label = page_trim(text, (struct span){time, line.end});

    if (time == line.start || !slice_has_prefix(slice_from(s, label.start), S("에서 ")))
        return false;
    to = slice_find(s, S(" 에게 "), label.start);
    colon = to == SLICE_NONE ? SLICE_NONE : slice_find_byte(s, ':', to);
    if (colon == SLICE_NONE || colon - label.start > 160)
        return false;
    message->stamp = (struct span){line.start, time};
    message->label = (struct span){label.start, colon + 1};
    message->name = page_trim(text, (struct span){label.start + strlen("에서 "), to});
    message->text = page_trim(text, (struct span){colon + 1, line.end});
    message->kind = CHAT_MESSAGE;
    return message->name.start < message->name.end;
}

static void read_line(slice text, struct span line, struct message *message)
{
    slice s = slice_sub(text, line.start, line.end);
    size_t stamp;

    *message = (struct message){.kind = CHAT_NONE, .text = line};
    if (s.len == 0 || read_addressed(text, line, message) || read_bracketed(text, line, message) ||
        read_tabbed(text, line, message))
        return;
    stamp = stamp_end(s);
    if (stamp) {
        message->stamp = page_trim(text, (struct span){line.start, line.start + stamp});
        message->text = (struct span){line.start + stamp, line.end};
        message->kind = stamp >= s.len                                            ? CHAT_DAY
                        : split_name(text, line.start + stamp, line.end, message) ? CHAT_MESSAGE
                                                                                  : CHAT_SYSTEM;
    } else if (stamp_is_day(s)) {
        message->kind = CHAT_DAY;
    }
}

/* ---- the file
 * ----------------------------------------------------------------------------------------- */

/* A line before the first message: the room's name, and when it was saved. */
static void read_header(struct builder *b, struct span line)
{
    slice s = builder_page(b, line);

    if (b->transcript->title.len == 0 && slice_find_byte(s, ':', 0) == SLICE_NONE) {
        b->transcript->title = arena_copy(b->arena, s);
        b->transcript->title_source = builder_source(b, line);
        builder_set_aside(b, line, S("title"));
        return;
    }
    builder_set_aside(b, line, S("header"));
}

static void say_message(struct builder *b, const struct message *m, int *last)
{
    int speaker = builder_speaker(b, builder_page(b, m->name));

    if (m->stamp.start < m->name.start)
        builder_set_aside(b, m->stamp, S("timing"));
    builder_turn(b, speaker, m->label.end ? m->label : m->name);
    if (m->stamp.start > m->name.start)
        builder_set_aside(b, m->stamp, S("timing"));
    if (m->text.start < m->text.end)
        builder_text(b, builder_page(b, m->text), m->text);
    *last = speaker;
}

static void read_chat(struct builder *b)
{
    int last = NARRATOR;

    for (size_t at = 0; at < b->page.len;) {
        struct span line = page_next_line(b->page, &at);
        struct message m;

        if (line.start == line.end)
            continue;
        read_line(b->page, line, &m);
        builder_end_paragraph(b);
        if (m.kind == CHAT_MESSAGE &&
            !chat_is_notice(builder_page(b, m.name), builder_page(b, m.text)))
            say_message(b, &m, &last);
        else if (m.kind == CHAT_DAY)
            builder_set_aside(b, line, S("dateline"));
        else if (m.kind != CHAT_NONE || chat_is_system(builder_page(b, line)))
            builder_set_aside(b, line, S("system"));
        else if (last == NARRATOR)
            read_header(b, line);
        else
            builder_text(b, builder_page(b, line), line);
    }
}

/* Whether a third of the lines are messages, two at least. */
static bool is_chat(slice text)
{
    size_t messages = 0, lines = 0;

    for (size_t at = 0; at < text.len && lines < LINES_LOOKED_AT;) {
        struct span line = page_next_line(text, &at);
        struct message m;

        if (line.start == line.end)
            continue;
        lines++;
        read_line(text, line, &m);
        messages += m.kind == CHAT_MESSAGE;
    }
    return messages >= 2 && messages * 4 >= lines;
}

static bool claims_chat(slice text, const char **reason)
{
    *reason = N_("a time and a name before each message");
    return is_chat(text);
}

static bool claims_kakaotalk(slice text, const char **reason)
{
    *reason = N_("the head of a KakaoTalk export");
    return (slice_find(slice_sub(text, 0, 400), S("카카오톡 대화"), 0) != SLICE_NONE ||
            slice_find(slice_sub(text, 0, 400), S("KakaoTalk Chats"), 0) != SLICE_NONE ||
            slice_find(slice_sub(text, 0, 400), S("저장한 날짜"), 0) != SLICE_NONE) &&
           is_chat(text);
}

const struct format format_kakaotalk = {"kakaotalk", claims_kakaotalk, read_chat, true};
const struct format format_chat = {"chat", claims_chat, read_chat, true};
