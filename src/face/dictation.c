#include "face/dictation.h"

#include "base/hangul.h"
#include "base/intl.h"
#include "base/utf8.h"
#include "face/help.h"
#include "face/lines.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const struct script *script_of(const struct dictation *dictation)
{
    return &dictation->face->controls.pipeline->script;
}

static slice sentence(const struct dictation *dictation)
{
    return script_of(dictation)->items[dictation->item].written;
}

static bool speaks(const struct dictation *dictation)
{
    return dictation->face->voice == FACE_SPOKEN;
}

/* ---- hints ---- */

/* The first hint, for the ear: how many letters each word has. The others are what is shown, whose
 * circles no voice says. */
static void say_hint(const struct dictation *dictation, slice shown)
{
    slice rest = sentence(dictation), word;
    struct buf spoken = BUF_EMPTY;
    char32_t c;

    if (dictation->hints == 1)
        buf_add(&spoken, slice_of(_("letters of each word:")));
    while (dictation->hints == 1 && slice_next_field(&rest, ' ', &word)) {
        size_t letters = 0;
        for (size_t at = 0; at < word.len;) {
            at += utf8_decode(word, at, &c);
            letters += char_is_letter(c) || char_is_digit(c);
        }
        if (letters)
            buf_printf(&spoken, " %zu,", letters);
    }
    for (size_t at = 0; dictation->hints > 1 && at < shown.len;) {
        at += utf8_decode(shown, at, &c);
        if (c != U'○')
            buf_add_char(&spoken, c);
    }
    player_say(dictation->face->controls.player, buf_slice(&spoken));
    buf_free(&spoken);
}

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
    if (speaks(dictation))
        say_hint(dictation, buf_slice(&shown));
    buf_free(&shown);
}

/* ---- answers ---- */

/* `8/10 +1` for the eye; a voice would say a fraction. */
static void add_count(struct buf *text, const char *what, bool spoken, const size_t count[3])
{
    size_t right = count[0], of = count[1], extra = count[2];

    buf_printf(text, spoken ? _("%s, %zu of %zu") : "%s %zu/%zu", what, right, of);
    if (extra && spoken)
        buf_printf(text, _(", and %zu too many"), extra);
    else if (extra)
        buf_printf(text, " +%zu", extra);
}

static void add_score(struct buf *text, const struct score *score, bool spoken)
{
    const char *between = spoken ? ". " : ", ";

    add_count(text, _("letters"), spoken,
              (size_t[]){score->letters, score->letters_of, score->letters_extra});
    buf_add(text, slice_of(between));
    add_count(text, _("spaces"), spoken,
              (size_t[]){score->spaces, score->spaces_of, score->spaces_extra});
    buf_add(text, slice_of(between));
    add_count(text, _("punctuation"), spoken,
              (size_t[]){score->marks, score->marks_of, score->marks_extra});
}

static void print_score(const struct dictation *dictation, const struct score *score)
{
    struct buf text = BUF_EMPTY;

    add_score(&text, score, false);
    lines_print(buf_slice(&text), dictation->width);
    buf_free(&text);
}

static void add_sum(const struct dictation *dictation, struct buf *text)
{
    buf_printf(text,
               ngettext("%zu sentence, %zu whole, %zu given up: ",
                        "%zu sentences, %zu whole, %zu given up: ", dictation->sentences),
               dictation->sentences, dictation->whole, dictation->given_up);
}

static void play_again(struct dictation *dictation)
{
    player_seek(dictation->face->controls.player, dictation->item);
}

/* False when that was the last sentence. */
static bool go_on(struct dictation *dictation)
{
    const struct script *script = script_of(dictation);
    size_t next = dictation->item + 1;

    while (next < script->item_count && script->items[next].kind != ITEM_SENTENCE)
        next++;
    if (next < script->item_count)
        player_seek(dictation->face->controls.player, dictation->item + 1);
    dictation->item = script->item_count;
    dictation->hints = 0;
    face_hold_lines(dictation->face, true);
    return next < script->item_count;
}

/* A character that was missed or too much; marks by their names, for no voice says them. */
static void add_character(struct buf *spoken, slice character, bool differs)
{
    bool mark = character.len == 1 && ispunct((unsigned char)character.ptr[0]);

    if (differs && slice_eq(character, S("␣")))
        buf_printf(spoken, " %s ", _("a space"));
    else if (differs && mark)
        help_say_key(character, spoken);
    else
        buf_add(spoken, character);
}

/* What was missed and what was too much, for the ear: letter by letter. */
static void add_difference(struct buf *spoken, slice shown)
{
    bool differs = false;
    char32_t c;

    for (size_t at = 0, end; at < shown.len; at = end) {
        end = at + utf8_decode(shown, at, &c);
        if (c == '[' || c == '(')
            buf_printf(spoken, ". %s ", c == '[' ? _("missed:") : _("too much:"));
        else if (c == ']' || c == ')')
            buf_add(spoken, S(". "));
        else
            add_character(spoken, slice_sub(shown, at, end), differs);
        differs = differs ? c != ']' && c != ')' : c == '[' || c == '(';
    }
    buf_add(spoken, S(". "));
}

/* Prints the sum; by voice it is said, after what is in `spoken`, before the dictation ends. */
static void end(struct dictation *dictation, struct buf *spoken)
{
    dictation_end(dictation);
    if (speaks(dictation) && dictation->sentences && !dictation->ending) {
        add_sum(dictation, spoken);
        add_score(spoken, &dictation->sum, true);
        player_say(dictation->face->controls.player, buf_slice(spoken));
        face_hold_lines(dictation->face, true);
        dictation->ending = true;
    } else {
        dictation->face->quit = true;
    }
}

/* An answer counts, right or not; the sentence is shown as it should be. */
static void judge(struct dictation *dictation, slice typed)
{
    struct buf shown = BUF_EMPTY, spoken = BUF_EMPTY;
    struct controls *controls = &dictation->face->controls;
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
    add_difference(&spoken, buf_slice(&shown));
    if (score_is_whole(&score))
        buf_printf(&spoken, "%s. ", _("all of it is right"));
    else if (typed.len)
        add_score(&spoken, &score, true);
    if (!go_on(dictation)) {
        if (controls->place) /* the next reading begins anew */
            place_reached(controls->place, controls->pipeline->script.item_count, controls->diags);
        end(dictation, &spoken);
    } else if (speaks(dictation))
        player_say(dictation->face->controls.player, buf_slice(&spoken));
    buf_free(&shown);
    buf_free(&spoken);
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
        struct buf spoken = BUF_EMPTY;
        end(dictation, &spoken);
        buf_free(&spoken);
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
    if (dictation->ending && (changes & PLAYER_SAYING) && !view->saying)
        dictation->face->quit = true;
}

const char *dictation_keys(const struct pipeline *pipeline)
{
    bool piped = !isatty(STDIN_FILENO) && !slice_eq(pipeline->transcript.path, S("-"));

    return piped ? _("Write what you hear. Enter alone: again; ?: a hint; !: show it; Ctrl-D: the "
                     "end.")
                 : _("Write what you hear. Ctrl-R: again; Tab: a hint; Esc: show it; Ctrl-D: the "
                     "end.");
}

void dictation_begin(struct dictation *dictation, struct face *face, size_t width)
{
    *dictation = (struct dictation){.face = face, .width = width};
    dictation->item = script_of(dictation)->item_count;
    face_listen(face, (struct face_listener){.changed = changed, .state = dictation});
    face_read_lines(face,
                    (struct face_reader){line_read, dictation, "Tab Escape C-r", key_pressed});
    face_hold_lines(face, true);
    lines_print(slice_of(dictation_keys(face->controls.pipeline)), width);
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
        fprintf(file, "\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%s\n", dictation->sentences,
                dictation->whole, dictation->given_up, sum->letters, sum->letters_of, sum->spaces,
                sum->spaces_of, sum->marks, sum->marks_of,
                dictation->face->controls.pipeline->hash);
        if (fclose(file) != 0)
            perror(path);
    }
    free(path);
}

void dictation_end(struct dictation *dictation)
{
    struct buf text = BUF_EMPTY;

    if (dictation->sentences == 0 || dictation->told)
        return;
    dictation->told = true;
    add_sum(dictation, &text);
    lines_print(buf_slice(&text), dictation->width);
    buf_free(&text);
    print_score(dictation, &dictation->sum);
    keep(dictation);
}
