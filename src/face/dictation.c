#include "face/dictation.h"

#include "base/hangul.h"
#include "base/intl.h"
#include "base/utf8.h"
#include "face/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct script *script_of(const struct dictation *dictation)
{
    return &dictation->face->controls.pipeline->script;
}

static slice sentence(const struct dictation *dictation)
{
    return script_of(dictation)->items[dictation->item].written;
}

/* ---- hints ---- */

/* The sentence with each syllable hidden but, from the second hint on, its onset; the third shows
 * every second word. */
static void hint(struct dictation *dictation)
{
    slice text = sentence(dictation);
    struct buf shown = BUF_EMPTY;
    size_t word = 0;
    char32_t c;

    dictation->hints++;
    for (size_t at = 0; at < text.len; at += utf8_decode(text, at, &c)) {
        utf8_decode(text, at, &c);
        word += char_is_blank(c);
        if ((!char_is_letter(c) && !char_is_digit(c)) || (dictation->hints > 2 && word % 2 == 0))
            buf_add_char(&shown, c);
        else if (dictation->hints > 1 && char_is_hangul_syllable(c))
            buf_add_char(&shown, U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"[hangul_split(c).onset]);
        else
            buf_add_char(&shown, U'○');
    }
    lines_print(buf_slice(&shown), dictation->width);
    buf_free(&shown);
}

/* ---- answers ---- */

static void add_count(struct buf *text, const char *what, size_t right, size_t of, size_t extra)
{
    buf_printf(text, "%s %zu/%zu", what, right, of);
    if (extra)
        buf_printf(text, " +%zu", extra);
}

static void print_score(const struct dictation *dictation, const struct score *score)
{
    struct buf text = BUF_EMPTY;

    add_count(&text, _("letters"), score->letters, score->letters_of, score->letters_extra);
    buf_add(&text, S(", "));
    add_count(&text, _("spaces"), score->spaces, score->spaces_of, score->spaces_extra);
    buf_add(&text, S(", "));
    add_count(&text, _("punctuation"), score->marks, score->marks_of, score->marks_extra);
    lines_print(buf_slice(&text), dictation->width);
    buf_free(&text);
}

static void play_again(struct dictation *dictation)
{
    player_seek(dictation->face->controls.player, dictation->item);
}

static void go_on(struct dictation *dictation)
{
    const struct script *script = script_of(dictation);
    size_t next = dictation->item + 1;

    while (next < script->item_count && script->items[next].kind != ITEM_SENTENCE)
        next++;
    if (next < script->item_count)
        player_seek(dictation->face->controls.player, dictation->item + 1);
    else
        dictation->face->quit = true;
    dictation->item = script->item_count;
    dictation->hints = 0;
    face_hold_lines(dictation->face, true);
}

/* What was missed and what was too much, for the ear: letter by letter. */
static void say_difference(const struct dictation *dictation, slice shown)
{
    struct buf spoken = BUF_EMPTY;

    for (size_t i = 0; i < shown.len; i++) {
        if (shown.ptr[i] == '[')
            buf_printf(&spoken, ". %s ", _("missed:"));
        else if (shown.ptr[i] == '(')
            buf_printf(&spoken, ". %s ", _("too much:"));
        else if (shown.ptr[i] == ']' || shown.ptr[i] == ')')
            buf_add(&spoken, S(". "));
        else
            buf_add_byte(&spoken, shown.ptr[i]);
    }
    player_say(dictation->face->controls.player, buf_slice(&spoken));
    buf_free(&spoken);
}

/* An answer counts, right or not; the sentence is shown as it should be. */
static void judge(struct dictation *dictation, slice typed)
{
    struct buf shown = BUF_EMPTY;
    struct score score;

    score_text(sentence(dictation), typed, &score, &shown);
    if (typed.len == 0) {
        buf_clear(&shown);
        buf_add(&shown, sentence(dictation));
    }
    score_add(&dictation->sum, &score);
    dictation->sentences++;
    dictation->whole += score_is_whole(&score);
    lines_print(buf_slice(&shown), dictation->width);
    print_score(dictation, &score);
    go_on(dictation);
    if (dictation->face->voice == FACE_SPOKEN && !dictation->face->quit)
        say_difference(dictation, buf_slice(&shown));
    buf_free(&shown);
}

static void give_up(struct dictation *dictation)
{
    dictation->given_up++;
    judge(dictation, S(""));
}

static void line_read(void *state, slice line, bool ended)
{
    struct dictation *dictation = state;

    if (ended) {
        dictation->face->quit = true;
    } else if (line.len == 0) {
        play_again(dictation);
    } else if (slice_eq(line, S("?"))) {
        hint(dictation);
    } else if (slice_eq(line, S("!"))) {
        give_up(dictation);
    } else {
        judge(dictation, line);
    }
}

/* Returns whether what was typed is dropped. */
static bool key_pressed(void *state, slice key)
{
    struct dictation *dictation = state;
    bool gives_up = slice_eq(key, S("Escape"));

    if (gives_up)
        give_up(dictation);
    else if (slice_eq(key, S("Tab")))
        hint(dictation);
    else
        play_again(dictation);
    return gives_up;
}

/* Cues and what is heard before an answer is due pass by themselves. */
static void changed(void *state, const struct player_view *view, unsigned changes)
{
    struct dictation *dictation = state;
    const struct script *script = script_of(dictation);

    if ((changes & PLAYER_BEGAN) && script->items[view->item].kind == ITEM_SENTENCE) {
        dictation->item = view->item;
        face_hold_lines(dictation->face, false);
    }
    if ((changes & PLAYER_STATE) && view->held && script->items[view->item].kind == ITEM_CUE)
        player_pause(dictation->face->controls.player, false);
}

void dictation_begin(struct dictation *dictation, struct face *face, size_t width)
{
    *dictation = (struct dictation){.face = face, .width = width};
    dictation->item = script_of(dictation)->item_count;
    face_listen(face, (struct face_listener){.changed = changed, .state = dictation});
    face_read_lines(face,
                    (struct face_reader){line_read, dictation, "Tab Escape C-r", key_pressed});
    face_hold_lines(face, true);
    lines_print(slice_of(face_lines_are_piped(face)
                             ? _("Write what you hear. Enter alone: again; ?: a hint; !: show it; "
                                 "Ctrl-D: the end.")
                             : _("Write what you hear. Ctrl-R: again; Tab: a hint; Esc: show it; "
                                 "Ctrl-D: the end.")),
                width);
}

/* ---- the results ---- */

static void keep(const struct dictation *dictation)
{
    const struct score *sum = &dictation->sum;
    char *path = place_path("dictation.tsv"), date[sizeof "2026-12-31T23:59:59Z"];
    FILE *file = path ? fopen(path, "ae") : NULL;
    time_t now = time(NULL);
    struct tm utc;

    strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
    if (file) {
        fprintf(file, "%s\t", date);
        print_safely(file, script_of(dictation)->transcript->path);
        fprintf(file, "\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\n", dictation->sentences,
                dictation->whole, dictation->given_up, sum->letters, sum->letters_of, sum->spaces,
                sum->spaces_of, sum->marks, sum->marks_of);
        if (fclose(file) != 0)
            perror(path);
    }
    free(path);
}

void dictation_end(struct dictation *dictation)
{
    struct buf text = BUF_EMPTY;

    if (dictation->sentences == 0)
        return;
    buf_printf(&text, _("%zu sentences, %zu whole, %zu given up: "), dictation->sentences,
               dictation->whole, dictation->given_up);
    lines_print(buf_slice(&text), dictation->width);
    buf_free(&text);
    print_score(dictation, &dictation->sum);
    keep(dictation);
}
