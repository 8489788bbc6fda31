#include "face/mpris.h"

#include "base/intl.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "face/bus.h"

#include <stdlib.h>
#include <unistd.h>

#define NAME   "org.mpris.MediaPlayer2.nangdok"
#define PATH   "/org/mpris/MediaPlayer2"
#define ROOT   "org.mpris.MediaPlayer2"
#define PLAYER "org.mpris.MediaPlayer2.Player"
#define TRACK  "/org/nangdok/reading"

struct mpris {
    struct bus bus;
    const struct controls *controls;
    struct player_view view; /* as last told */
    bool stopped;            /* by Stop, until it plays again */
    bool told_stopped;
    bool quit;
    bool renamed; /* the plain name is another nangdok's */
};

static int64_t microseconds(double seconds)
{
    return (int64_t)(seconds * 1e6);
}

/* The bus takes valid UTF-8 without NUL only, and cuts off who sends anything else. */
static void add_valid(struct buf *buf, slice text)
{
    char32_t c;

    buf_clear(buf);
    for (size_t at = 0; at < text.len;) {
        at += utf8_decode(text, at, &c);
        buf_add_char(buf, c == 0 ? UTF8_REPLACEMENT : c);
    }
}

static const char *text_of(const struct buf *buf)
{
    return buf->ptr ? buf->ptr : "";
}

/* The title of the transcript, or the name of the file. */
static slice title_of(const struct transcript *transcript)
{
    slice path = transcript->path;
    size_t slash;

    if (transcript->title.len)
        return transcript->title;
    while ((slash = slice_find_byte(path, '/', 0)) != SLICE_NONE)
        path = slice_from(path, slash + 1);
    return path;
}

/* ---- what can be asked ------------------------------------------------------------------------*/

static int append_entry(sd_bus_message *reply, const char *key, const char *type, const void *value)
{
    int result = sd_bus_message_open_container(reply, 'e', "sv");

    if (result >= 0)
        result = sd_bus_message_append_basic(reply, 's', key);
    if (result >= 0)
        result = sd_bus_message_open_container(reply, 'v', type);
    if (result >= 0)
        result = type[0] == 'a' ? sd_bus_message_append(reply, "as", 1, value)
                                : sd_bus_message_append_basic(reply, type[0], value);
    if (result >= 0)
        result = sd_bus_message_close_container(reply);
    return result < 0 ? result : sd_bus_message_close_container(reply);
}

static int get_metadata(sd_bus *bus, const char *path, const char *interface, const char *property,
                        sd_bus_message *reply, void *data, sd_bus_error *error)
{
    const struct mpris *mpris = data;
    const struct script *script = &mpris->controls->pipeline->script;
    const struct transcript *transcript = script->transcript;
    int64_t length = microseconds(mpris->view.length);
    struct buf text = BUF_EMPTY;
    int result = sd_bus_message_open_container(reply, 'a', "{sv}");

    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    if (result >= 0)
        result = append_entry(reply, "mpris:trackid", "o", TRACK);
    if (result >= 0)
        result = append_entry(reply, "mpris:length", "x", &length);
    add_valid(&text, title_of(transcript));
    if (result >= 0)
        result = append_entry(reply, "xesam:title", "s", text_of(&text));
    add_valid(&text, transcript_speaker_name(transcript, mpris->view.speaker));
    if (result >= 0)
        result = append_entry(reply, "xesam:artist", "as", text_of(&text));
    if (mpris->view.item < script->item_count)
        add_valid(&text, script->items[mpris->view.item].written);
    if (result >= 0)
        result = append_entry(reply, "xesam:asText", "s", text_of(&text));
    buf_free(&text);
    return result < 0 ? result : sd_bus_message_close_container(reply);
}

static int get_status(sd_bus *bus, const char *path, const char *interface, const char *property,
                      sd_bus_message *reply, void *data, sd_bus_error *error)
{
    const struct mpris *mpris = data;
    const char *status = "Playing";

    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    if (mpris->view.state == PLAYER_ENDED || mpris->view.state == PLAYER_FAILED || mpris->stopped)
        status = "Stopped";
    else if (mpris->view.paused)
        status = "Paused";
    return sd_bus_message_append(reply, "s", status);
}

/* Asked for at any time and never told, so it is looked up. Whoever serves the bus takes the view
 * afterwards, and misses nothing. */
static int get_position(sd_bus *bus, const char *path, const char *interface, const char *property,
                        sd_bus_message *reply, void *data, sd_bus_error *error)
{
    const struct mpris *mpris = data;
    struct player_view view;

    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    player_view(mpris->controls->player, &view);
    return sd_bus_message_append(reply, "x", microseconds(view.position));
}

static int get_number(sd_bus *bus, const char *path, const char *interface, const char *property,
                      sd_bus_message *reply, void *data, sd_bus_error *error)
{
    const struct mpris *mpris = data;
    double number = mpris->view.speed; /* Rate */

    (void)bus, (void)path, (void)interface, (void)error;
    if (strcmp(property, "Volume") == 0)
        number = mpris->view.muted ? 0.0 : mpris->view.volume;
    else if (strcmp(property, "MinimumRate") == 0)
        number = PLAYER_SPEED_MIN;
    else if (strcmp(property, "MaximumRate") == 0)
        number = PLAYER_SPEED_MAX;
    return sd_bus_message_append(reply, "d", number);
}

static int get_yes(sd_bus *bus, const char *path, const char *interface, const char *property,
                   sd_bus_message *reply, void *data, sd_bus_error *error)
{
    (void)bus, (void)path, (void)interface, (void)property, (void)data, (void)error;
    return sd_bus_message_append(reply, "b", 1);
}

static int get_no(sd_bus *bus, const char *path, const char *interface, const char *property,
                  sd_bus_message *reply, void *data, sd_bus_error *error)
{
    (void)bus, (void)path, (void)interface, (void)property, (void)data, (void)error;
    return sd_bus_message_append(reply, "b", 0);
}

static int get_identity(sd_bus *bus, const char *path, const char *interface, const char *property,
                        sd_bus_message *reply, void *data, sd_bus_error *error)
{
    (void)bus, (void)path, (void)interface, (void)property, (void)data, (void)error;
    return sd_bus_message_append(reply, "s", "nangdok");
}

static int get_nothing(sd_bus *bus, const char *path, const char *interface, const char *property,
                       sd_bus_message *reply, void *data, sd_bus_error *error)
{
    (void)bus, (void)path, (void)interface, (void)property, (void)data, (void)error;
    return sd_bus_message_append(reply, "as", 0);
}

/* ---- what can be told -------------------------------------------------------------------------*/

/* The specification: a rate of 0 is a pause. */
static int set_rate(sd_bus *bus, const char *path, const char *interface, const char *property,
                    sd_bus_message *value, void *data, sd_bus_error *error)
{
    struct mpris *mpris = data;
    double rate;
    int result = sd_bus_message_read(value, "d", &rate);

    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    if (result < 0)
        return result;
    if (rate == 0.0)
        player_pause(mpris->controls->player, true);
    else if (rate > 0.0)
        player_set_speed(mpris->controls->player, rate);
    return 0;
}

static int set_volume(sd_bus *bus, const char *path, const char *interface, const char *property,
                      sd_bus_message *value, void *data, sd_bus_error *error)
{
    struct mpris *mpris = data;
    double volume;
    int result = sd_bus_message_read(value, "d", &volume);

    (void)bus, (void)path, (void)interface, (void)property, (void)error;
    if (result < 0)
        return result;
    player_set_muted(mpris->controls->player, !(volume > 0.0));
    if (volume > 0.0)
        player_set_volume(mpris->controls->player, volume);
    return 0;
}

static int pause_or_play(sd_bus_message *call, void *data, sd_bus_error *error)
{
    struct mpris *mpris = data;
    const char *member = sd_bus_message_get_member(call);
    bool pause = strcmp(member, "Pause") == 0 || strcmp(member, "Stop") == 0;
    struct player_view view;

    (void)error;
    player_view(mpris->controls->player, &view);
    if (strcmp(member, "PlayPause") == 0)
        pause = !view.paused;
    mpris->stopped = strcmp(member, "Stop") == 0;
    if (!pause && view.state == PLAYER_ENDED)
        player_seek(mpris->controls->player, 0);
    player_pause(mpris->controls->player, pause);
    return sd_bus_reply_method_return(call, "");
}

static int next(sd_bus_message *call, void *data, sd_bus_error *error)
{
    struct mpris *mpris = data;

    (void)error;
    player_move(mpris->controls->player, PLAYER_SENTENCE, 1);
    return sd_bus_reply_method_return(call, "");
}

static int previous(sd_bus_message *call, void *data, sd_bus_error *error)
{
    struct mpris *mpris = data;

    (void)error;
    player_move(mpris->controls->player, PLAYER_SENTENCE, -1);
    return sd_bus_reply_method_return(call, "");
}

static int seek(sd_bus_message *call, void *data, sd_bus_error *error)
{
    struct mpris *mpris = data;
    int64_t offset;
    int result = sd_bus_message_read(call, "x", &offset);

    (void)error;
    if (result < 0)
        return result;
    player_skip(mpris->controls->player, (double)offset / 1e6);
    return sd_bus_reply_method_return(call, "");
}

/* The specification: another track's position, and one outside of the track, are passed over. */
static int set_position(sd_bus_message *call, void *data, sd_bus_error *error)
{
    struct mpris *mpris = data;
    const char *track;
    int64_t position;
    int result = sd_bus_message_read(call, "ox", &track, &position);

    (void)error;
    if (result < 0)
        return result;
    if (strcmp(track, TRACK) == 0 && position >= 0 && position <= microseconds(mpris->view.length))
        player_seek_time(mpris->controls->player, (double)position / 1e6);
    return sd_bus_reply_method_return(call, "");
}

static int open_uri(sd_bus_message *call, void *data, sd_bus_error *error)
{
    (void)call, (void)data;
    return sd_bus_error_set(error, SD_BUS_ERROR_NOT_SUPPORTED,
                            _("nangdok reads the files that it was started with"));
}

static int quit(sd_bus_message *call, void *data, sd_bus_error *error)
{
    struct mpris *mpris = data;

    (void)error;
    mpris->quit = true;
    return sd_bus_reply_method_return(call, "");
}

static int raise_window(sd_bus_message *call, void *data, sd_bus_error *error)
{
    (void)data, (void)error; /* CanRaise says that there is none */
    return sd_bus_reply_method_return(call, "");
}

#define ALWAYS  SD_BUS_VTABLE_PROPERTY_CONST
#define CHANGES SD_BUS_VTABLE_PROPERTY_EMITS_CHANGE
#define OPEN    SD_BUS_VTABLE_UNPRIVILEGED

static const sd_bus_vtable root_table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("Quit", "", "", quit, OPEN),
    SD_BUS_METHOD("Raise", "", "", raise_window, OPEN),
    SD_BUS_PROPERTY("CanQuit", "b", get_yes, 0, ALWAYS),
    SD_BUS_PROPERTY("CanRaise", "b", get_no, 0, ALWAYS),
    SD_BUS_PROPERTY("HasTrackList", "b", get_no, 0, ALWAYS),
    SD_BUS_PROPERTY("Identity", "s", get_identity, 0, ALWAYS),
    SD_BUS_PROPERTY("SupportedUriSchemes", "as", get_nothing, 0, ALWAYS),
    SD_BUS_PROPERTY("SupportedMimeTypes", "as", get_nothing, 0, ALWAYS),
    SD_BUS_VTABLE_END,
};

static const sd_bus_vtable player_table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("Play", "", "", pause_or_play, OPEN),
    SD_BUS_METHOD("Pause", "", "", pause_or_play, OPEN),
    SD_BUS_METHOD("PlayPause", "", "", pause_or_play, OPEN),
    SD_BUS_METHOD("Stop", "", "", pause_or_play, OPEN),
    SD_BUS_METHOD("Next", "", "", next, OPEN),
    SD_BUS_METHOD("Previous", "", "", previous, OPEN),
    SD_BUS_METHOD_WITH_NAMES("Seek", "x", SD_BUS_PARAM(Offset), "", , seek, OPEN),
    SD_BUS_METHOD_WITH_NAMES("SetPosition", "ox", SD_BUS_PARAM(TrackId) SD_BUS_PARAM(Position), "",
                             , set_position, OPEN),
    SD_BUS_METHOD_WITH_NAMES("OpenUri", "s", SD_BUS_PARAM(Uri), "", , open_uri, OPEN),
    SD_BUS_SIGNAL_WITH_NAMES("Seeked", "x", SD_BUS_PARAM(Position), 0),
    SD_BUS_PROPERTY("PlaybackStatus", "s", get_status, 0, CHANGES),
    SD_BUS_WRITABLE_PROPERTY("Rate", "d", get_number, set_rate, 0, CHANGES | OPEN),
    SD_BUS_PROPERTY("MinimumRate", "d", get_number, 0, ALWAYS),
    SD_BUS_PROPERTY("MaximumRate", "d", get_number, 0, ALWAYS),
    SD_BUS_WRITABLE_PROPERTY("Volume", "d", get_number, set_volume, 0, CHANGES | OPEN),
    SD_BUS_PROPERTY("Metadata", "a{sv}", get_metadata, 0, CHANGES),
    SD_BUS_PROPERTY("Position", "x", get_position, 0, 0),
    SD_BUS_PROPERTY("CanGoNext", "b", get_yes, 0, ALWAYS),
    SD_BUS_PROPERTY("CanGoPrevious", "b", get_yes, 0, ALWAYS),
    SD_BUS_PROPERTY("CanPlay", "b", get_yes, 0, ALWAYS),
    SD_BUS_PROPERTY("CanPause", "b", get_yes, 0, ALWAYS),
    SD_BUS_PROPERTY("CanSeek", "b", get_yes, 0, ALWAYS),
    SD_BUS_PROPERTY("CanControl", "b", get_yes, 0, ALWAYS),
    SD_BUS_VTABLE_END,
};

/* ---- the connection ---------------------------------------------------------------------------*/

/* A second nangdok takes a name with its process number, as the specification has it. */
static int take_name(sd_bus_message *answer, void *data, sd_bus_error *error)
{
    struct mpris *mpris = data;
    uint32_t result = 0;
    char name[64];

    (void)error;
    if (sd_bus_message_is_method_error(answer, NULL) ||
        sd_bus_message_read(answer, "u", &result) < 0)
        return 0;
    if (result == 1 || result == 4 || mpris->renamed) /* it is ours */
        return 0;
    mpris->renamed = true;
    snprintf(name, sizeof name, NAME ".instance%ld", (long)getpid());
    return sd_bus_request_name_async(mpris->bus.bus, NULL, name, 0, take_name, mpris);
}

struct mpris *mpris_open(const struct controls *controls, int epoll)
{
    struct mpris *mpris = memory_new_zeroed(1, sizeof *mpris);
    sd_bus *bus;

    mpris->controls = controls;
    if (!bus_open(&mpris->bus, BUS_SESSION, epoll)) {
        free(mpris);
        return NULL;
    }
    bus = mpris->bus.bus;
    player_view(controls->player, &mpris->view);
    if (sd_bus_add_object_vtable(bus, NULL, PATH, ROOT, root_table, mpris) < 0 ||
        sd_bus_add_object_vtable(bus, NULL, PATH, PLAYER, player_table, mpris) < 0 ||
        sd_bus_request_name_async(bus, NULL, NAME, 0, take_name, mpris) < 0) {
        mpris_close(mpris);
        return NULL;
    }
    bus_serve(&mpris->bus);
    return mpris;
}

/* Emits what changed; the getters give the new values. */
static void tell_property(struct mpris *mpris, const char *name)
{
    if (sd_bus_emit_properties_changed(mpris->bus.bus, PATH, PLAYER, name, NULL) < 0)
        bus_close(&mpris->bus);
}

bool mpris_serve(struct mpris *mpris)
{
    if (!mpris)
        return false;
    bus_serve(&mpris->bus);
    if (mpris->bus.bus && mpris->stopped && !mpris->told_stopped)
        tell_property(mpris, "PlaybackStatus"); /* it may have been held before */
    mpris->told_stopped = mpris->stopped;
    return mpris->quit;
}

void mpris_tell(struct mpris *mpris, const struct player_view *view, unsigned changes)
{
    bool other_item;

    if (!mpris)
        return;
    other_item = mpris->view.item != view->item; /* while it is held, too */
    mpris->view = *view;
    if (view->state == PLAYER_PLAYING)
        mpris->stopped = false;
    if (mpris->bus.bus && (changes & PLAYER_STATE))
        tell_property(mpris, "PlaybackStatus");
    if (mpris->bus.bus && (changes & PLAYER_SPEED))
        tell_property(mpris, "Rate");
    if (mpris->bus.bus && (changes & PLAYER_VOLUME))
        tell_property(mpris, "Volume");
    if (mpris->bus.bus &&
        (other_item || (changes & (PLAYER_SPEED | PLAYER_GREW)))) /* who, what, how long */
        tell_property(mpris, "Metadata");
    if (mpris->bus.bus && (changes & PLAYER_MOVED) &&
        sd_bus_emit_signal(mpris->bus.bus, PATH, PLAYER, "Seeked", "x",
                           microseconds(view->position)) < 0)
        bus_close(&mpris->bus);
    bus_serve(&mpris->bus);
}

void mpris_close(struct mpris *mpris)
{
    if (!mpris)
        return;
    bus_close(&mpris->bus);
    free(mpris);
}
