/* For the wide characters of <curses.h>. */
#define NCURSES_WIDECHAR 1

#include "face/screen.h"

#include "base/buf.h"
#include "base/intl.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "face/screen_layout.h"
#include "face/word.h"

#include <curses.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { SPEAKER_COLOURS = 6, SMALLEST_COLUMNS = 8, SMALLEST_ROWS = 2 };

#define A_WHILE 2.0 /* s that a message is shown at least, to be read */

struct screen {
    struct face *face;
    const struct script *script;
    SCREEN *terminal;
    struct screen_layout layout;
    struct player_view view; /* as shown */
    size_t top;              /* the layout's row that is shown first */
    struct span word;        /* of the item's text; kept until the next one is said */
    struct buf message;      /* in the last row until the next sentence begins, but for a while */
    double shown;            /* s, CLOCK_MONOTONIC: since then */
    struct diags warnings;   /* to be printed when the terminal is given back */
    struct buf list;         /* of keys, or what was heard */
    size_t page;             /* of the list that is shown, from 1; 0: none */
    bool asks;               /* the message is a prompt: the cursor stands after it */
    bool colours;
    bool spoilt; /* what is typed after a prompt is echoed past ncurses */
};

/* ---- drawing ----------------------------------------------------------------------------------*/

static void draw_character(int row, int column, slice text, attr_t attributes, short pair)
{
    wchar_t wide[CCHARW_MAX + 1];
    size_t count = 0;
    char32_t c;
    cchar_t cell;

    for (size_t at = 0; at < text.len && count < CCHARW_MAX;) {
        at += utf8_decode(text, at, &c);
        wide[count++] = c == UTF8_INVALID ? (wchar_t)UTF8_REPLACEMENT : (wchar_t)c;
    }
    wide[count] = L'\0';
    if (setcchar(&cell, wide, attributes, pair, NULL) == OK)
        mvadd_wch(row, column, &cell);
}

/* Draws a piece of text; returns the column after it. What does not fit is left out. */
static int draw_text(int row, int column, slice text, attr_t attributes, short pair)
{
    size_t next;
    int columns;
    bool replaced;

    for (size_t at = 0; at < text.len; at = next, column += columns) {
        next = screen_character(text, at, &columns, &replaced);
        if (column + columns > COLS)
            break;
        if (columns)
            draw_character(row, column, replaced ? S("\uFFFD") : slice_sub(text, at, next),
                           attributes, pair);
    }
    return column;
}

static short colour_of(const struct screen *screen, size_t item)
{
    int speaker = script_speaker(screen->script, item);

    return screen->colours && speaker != NARRATOR ? (short)(speaker % SPEAKER_COLOURS + 1) : 0;
}

/* Draws a row of the transcript; where the word begins in it, the cursor is to stand. */
static void draw_row(const struct screen *screen, int at, size_t index, int cursor[2])
{
    const struct screen_row *row = &screen->layout.rows[index];
    slice written = screen->script->items[row->item].written;
    bool now = row->item == screen->view.item;
    attr_t plain = now ? A_BOLD : A_NORMAL;
    struct span word = now ? screen->word : (struct span){0, 0};
    size_t from = word.start < row->text.start ? row->text.start : word.start;
    size_t to = word.end > row->text.end ? row->text.end : word.end;
    int column = row->column;

    if (now && index == screen->layout.first[row->item])
        mvaddch(at, 0, '>');
    if (row->label.len)
        draw_text(at,
                  draw_text(at, SCREEN_MARGIN, row->label, A_BOLD, colour_of(screen, row->item)),
                  S(":"), A_BOLD, 0);
    if (from >= to) {
        draw_text(at, column, slice_sub(written, row->text.start, row->text.end), plain, 0);
        return;
    }
    column = draw_text(at, column, slice_sub(written, row->text.start, from), plain, 0);
    if (from == word.start) {
        cursor[0] = at;
        cursor[1] = column;
    }
    /* A terminal that shows its cursor by reversing hides that of the first letter: the line stays.
     */
    column =
        draw_text(at, column, slice_sub(written, from, to), plain | A_REVERSE | A_UNDERLINE, 0);
    draw_text(at, column, slice_sub(written, to, row->text.end), plain, 0);
}

static void add_time(struct buf *text, double seconds)
{
    long whole = (long)seconds;

    if (whole >= 3600)
        buf_printf(text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        buf_printf(text, "%ld:%02ld", whole / 60, whole % 60);
}

/* The state in words, what is most wanted first, for a narrow row is cut at its end. */
static void add_state(struct buf *text, const struct player_view *view)
{
    static const char *const states[] = {
        [PLAYER_STARTING] = N_("starting"), [PLAYER_PLAYING] = N_("playing"),
        [PLAYER_PAUSED] = N_("paused"),     [PLAYER_WAITING] = N_("no sound device"),
        [PLAYER_ENDED] = N_("ended"),       [PLAYER_FAILED] = N_("stopped"),
    };

    buf_add(text, slice_of(_(states[view->state])));
    buf_add(text, S("  "));
    add_time(text, view->position);
    buf_add(text, S(" / "));
    add_time(text, view->length);
    buf_printf(text, "  %.2gx", view->speed);
    if (view->muted)
        buf_printf(text, "  %s", _("muted"));
    if (view->taking == PLAYER_RECORDS)
        buf_printf(text, "  %s", _("recording"));
    if (view->speaker_muted || view->joins_in)
        buf_printf(text, "  %s", _("your turn"));
    buf_printf(text, "  %s", _("?: keys"));
}

static void draw_last_row(const struct screen *screen, int cursor[2])
{
    struct buf text = BUF_EMPTY;
    int column;

    if (screen->page)
        buf_add(&text, slice_of(_("the same key: more, then the text")));
    else if (screen->message.len)
        buf_add(&text, buf_slice(&screen->message));
    else
        add_state(&text, &screen->view);
    column = draw_text(LINES - 1, 0, buf_slice(&text), A_NORMAL, 0);
    if (screen->asks && screen->message.len) {
        cursor[0] = LINES - 1;
        cursor[1] = column < COLS ? column : COLS - 1;
    }
    buf_free(&text);
}

/* Keeps the word's row on the screen, with some of what comes after it. */
static void scroll_to(struct screen *screen, size_t row, size_t height)
{
    size_t last = screen->layout.count > height ? screen->layout.count - height : 0;

    if (row < screen->top || row + 1 >= screen->top + height)
        screen->top = row > height / 3 ? row - height / 3 : 0;
    if (screen->top > last)
        screen->top = last;
}

static void draw_transcript(struct screen *screen, size_t height, int cursor[2])
{
    size_t row = screen_layout_row(&screen->layout, screen->view.item, screen->word.start);

    scroll_to(screen, row, height);
    cursor[0] = (int)(row - screen->top); /* where there is no word: before the text */
    cursor[1] = screen->layout.rows[row].column;
    for (size_t i = 0; i < height && screen->top + i < screen->layout.count; i++)
        draw_row(screen, (int)i, screen->top + i, cursor);
}

/* Draws a text that is broken into rows, the first of which is number `number` of all, as far as
 * they are among the `height` rows from `first` on. Returns how many there are. */
static size_t draw_lines(slice text, size_t number, size_t first, size_t height)
{
    size_t count = 0, end;

    for (size_t at = 0; at < text.len; at = end, count++) {
        slice piece = slice_sub(text, at, end = screen_break(text, at, COLS));

        if (number + count >= first && number + count < first + height)
            draw_text((int)(number + count - first), 0, slice_trim(piece), A_NORMAL, 0);
    }
    return count;
}

/* A page of the list; false past the last one. */
static bool draw_list(const struct screen *screen, size_t height)
{
    size_t first = (screen->page - 1) * height, number = 0;
    slice rest = buf_slice(&screen->list), line;

    while (slice_next_line(&rest, &line))
        number += draw_lines(line, number, first, height);
    return number > first;
}

static void draw(struct screen *screen)
{
    size_t height = LINES > 1 ? (size_t)LINES - 1 : 1;
    int cursor[2] = {0, 0};

    /* A typed prompt's answer was echoed: ncurses has to write everything anew. */
    if (screen->spoilt && screen->face->reader.line)
        return;
    erase();
    if (screen->spoilt)
        clearok(curscr, TRUE);
    screen->spoilt = false;
    if (screen->page && !draw_list(screen, height))
        screen->page = 0;
    if (!screen->page)
        draw_transcript(screen, height, cursor);
    draw_last_row(screen, cursor);
    move(cursor[0], cursor[1] < COLS ? cursor[1] : COLS - 1);
    refresh();
}

/* ---- the terminal -----------------------------------------------------------------------------*/

/* All of the script that there is now. */
static void lay_out(struct screen *screen)
{
    screen->script = &screen->face->controls.pipeline->script;
    screen_layout_free(&screen->layout);
    screen_layout_make(&screen->layout, screen->script, COLS);
}

/* Takes the window's size as it is now; true when it is another. */
static bool take_size(struct screen *screen)
{
    struct winsize size;
    int rows, columns;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return false;
    rows = size.ws_row < SMALLEST_ROWS ? SMALLEST_ROWS : size.ws_row;
    columns = size.ws_col < SMALLEST_COLUMNS ? SMALLEST_COLUMNS : size.ws_col;
    if (rows == LINES && columns == COLS)
        return false;
    resizeterm(rows, columns);
    lay_out(screen);
    return true;
}

static void start_colours(struct screen *screen)
{
    static const short colours[SPEAKER_COLOURS] = {COLOR_CYAN, COLOR_GREEN,   COLOR_YELLOW,
                                                   COLOR_BLUE, COLOR_MAGENTA, COLOR_RED};
    const char *no_colour = getenv("NO_COLOR");

    if ((no_colour && *no_colour) || !has_colors() || start_color() != OK ||
        use_default_colors() != OK)
        return;
    for (short i = 0; i < SPEAKER_COLOURS; i++)
        init_pair((short)(i + 1), colours[i], -1);
    screen->colours = true;
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* ---- the face's listener ----------------------------------------------------------------------*/

static void changed(void *state, const struct player_view *view, unsigned changes)
{
    struct screen *screen = state;
    struct span word;

    if (changes & PLAYER_GREW)
        lay_out(screen);
    word = word_in_item(screen->script, view);
    if (changes & (PLAYER_MOVED | PLAYER_STATE))
        screen->page = 0;
    screen->asks = screen->asks && screen->face->asking;
    if (changes & PLAYER_BEGAN) {
        screen->word = (struct span){0, 0};
        if (!screen->asks && now() - screen->shown > A_WHILE)
            buf_clear(&screen->message);
    }
    if (word.start < word.end)
        screen->word = word;
    screen->view = *view;
    if (screen->view.item >= screen->script->item_count)
        screen->view.item = screen->script->item_count - 1;
    draw(screen);
}

static void show_message(struct screen *screen, slice text, bool asks)
{
    screen->page = 0;
    buf_clear(&screen->message);
    buf_add(&screen->message, text);
    screen->shown = now();
    screen->asks = asks;
    draw(screen);
}

static void answered(void *state, slice answer)
{
    show_message(state, answer, false);
}

static void asked(void *state, slice prompt)
{
    struct screen *screen = state;

    show_message(screen, prompt, true);
    screen->spoilt = true;
}

static void warned(void *state, const struct diags *messages)
{
    struct screen *screen = state;
    const struct diag *last = &messages->list.at[messages->list.len - 1];

    for (size_t i = 0; i < messages->list.len; i++) {
        const struct diag *one = &messages->list.at[i];
        diag_add(&screen->warnings, one->level, one->path, one->line, one->column, "%.*s",
                 SLICE_ARG(one->text));
    }
    show_message(screen, last->text, false);
}

/* One page of a list after the other, then the transcript again. */
static void listed(void *state, slice lines)
{
    struct screen *screen = state;

    screen->page = slice_eq(buf_slice(&screen->list), lines) ? screen->page + 1 : 1;
    buf_clear(&screen->list);
    buf_add(&screen->list, lines);
    draw(screen);
}

static void resized(void *state)
{
    struct screen *screen = state;

    if (take_size(screen))
        draw(screen);
}

/* Ctrl-Z: the terminal is the shell's meanwhile. */
static void stopped(void *state, bool stops)
{
    struct screen *screen = state;

    if (stops) {
        endwin();
        return;
    }
    take_size(screen);
    screen->spoilt = true;
    draw(screen);
}

/* ncurses turns echo and the translation of Enter off. The face does that for itself while keys are
 * read one by one, and needs both while a line is typed. */
static SCREEN *take_terminal(void)
{
    struct termios found;
    bool kept = tcgetattr(STDOUT_FILENO, &found) == 0;
    SCREEN *terminal = newterm(NULL, stdout, stdin);

    if (terminal && kept && tcsetattr(STDOUT_FILENO, TCSADRAIN, &found) == 0)
        def_prog_mode();
    return terminal;
}

struct screen *screen_open(struct face *face, struct diags *diags)
{
    const char *type = getenv("TERM");
    struct screen *screen;
    SCREEN *terminal = NULL;

    if (type && strcmp(type, "dumb") != 0 && isatty(STDOUT_FILENO))
        terminal = take_terminal();
    if (!terminal) {
        diag_add(diags, DIAG_WARNING, S(""), 0, 0,
                 _("this terminal has no screen to write on; the sentences come as lines"));
        return NULL;
    }
    screen = memory_new_zeroed(1, sizeof *screen);
    screen->face = face;
    screen->terminal = terminal;
    diags_init(&screen->warnings);
    start_colours(screen);
    lay_out(screen);
    take_size(screen);
    face_listen(face, (struct face_listener){.changed = changed,
                                             .answered = answered,
                                             .asked = asked,
                                             .warned = warned,
                                             .listed = listed,
                                             .resized = resized,
                                             .stopped = stopped,
                                             .state = screen});
    return screen;
}

void screen_close(struct screen *screen)
{
    if (!screen)
        return;
    move(LINES - 1, 0); /* a terminal without a screen of its own for us keeps what stands on it: */
    clrtoeol();         /* the shell's prompt gets an empty row */
    refresh();
    endwin();
    delscreen(screen->terminal);
    diags_print(&screen->warnings, 0, DIAG_WARNING, stderr);
    diags_free(&screen->warnings);
    screen_layout_free(&screen->layout);
    buf_free(&screen->message);
    buf_free(&screen->list);
    free(screen);
}
