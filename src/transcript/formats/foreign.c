#include "transcript/formats/foreign.h"

#include "base/intl.h"

enum {
    LOOKED_AT = 1 << 16, /* bytes in which a compound file's kind is looked for */
    HEAD = 64            /* bytes at the start, of which one is zero in what is no text */
};

/* An OLE compound file: old documents of Hangul and of Word, and others. */
static const char *compound_advice(slice bytes)
{
    bytes = slice_sub(bytes, 0, LOOKED_AT);
    if (slice_find(bytes, S("HWP Document File"), 0) != SLICE_NONE ||
        slice_find(bytes, S("H\0w\0p\0S\0u\0m\0m\0a\0r\0y"), 0) != SLICE_NONE)
        return _("a .hwp document: save it as .hwpx or as text in Hangul, and read that");
    if (slice_find(bytes, S("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t"), 0) != SLICE_NONE)
        return _("an old .doc document: save it as .docx or as text, and read that");
    return _("an old office document: save it as .docx, .hwpx or text, and read that");
}

const char *foreign_advice(slice bytes)
{
    static const struct {
        slice start;
        const char *advice;
        bool is_word; /* text may begin so, too */
    } kinds[] = {
        {S_INIT("%PDF-"), N_("a PDF: take its text out (pdftotext FILE.pdf), and read that"),
         false},
        {S_INIT("{\\rtf"), N_("an RTF document: save it as .docx or as text, and read that"),
         false},
        {S_INIT("PK\x03\x04"),
         N_("a zip file, but no book or document that can be read: unpack it, and read its files"),
         false},
        {S_INIT("HWP Document File"),
         N_("a .hwp document: save it as .hwpx or as text in Hangul, and read that"), false},
        {S_INIT("\x1F\x8B"), N_("a packed file: unpack it (gunzip), and read what is in it"),
         false},
        {S_INIT("7z\xBC\xAF\x27\x1C"), N_("a packed file: unpack it, and read what is in it"),
         false},
        {S_INIT("Rar!\x1A"), N_("a packed file: unpack it, and read what is in it"), false},
        {S_INIT("\xFD"
                "7zXZ"),
         N_("a packed file: unpack it, and read what is in it"), false},
        {S_INIT("From: <Saved by "),
         N_("a page saved with its pictures (.mhtml): save it as HTML alone, and read that"),
         false},
        {S_INIT("bplist00"),
         N_("a page saved with its pictures (.webarchive): save it as HTML alone, and read that"),
         false},
        {S_INIT("\x89PNG"), N_("a picture: its words are not text"), false},
        {S_INIT("\xFF\xD8\xFF"), N_("a picture: its words are not text"), false},
        {S_INIT("GIF8"), N_("a picture: its words are not text"), true},
        {S_INIT("ID3"), N_("a recording: there is no text in it"), true},
        {S_INIT("OggS"), N_("a recording: there is no text in it"), true},
        {S_INIT("fLaC"), N_("a recording: there is no text in it"), true},
        {S_INIT("RIFF"), N_("a recording or a picture: there is no text in it"), true},
        {S_INIT("\x1A\x45\xDF\xA3"), N_("a recording: there is no text in it"), false},
        {S_INIT("\x7F"
                "ELF"),
         N_("a program: there is no text in it"), false},
    };

    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (slice_has_prefix(bytes, kinds[i].start) &&
            (!kinds[i].is_word || slice_find_byte(slice_sub(bytes, 0, HEAD), 0, 0) != SLICE_NONE))
            return _(kinds[i].advice);
    if (slice_has_prefix(bytes, S("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        return compound_advice(bytes);
    if (slice_has_prefix(slice_from(bytes, 4), S("ftyp")))
        return _("a recording: there is no text in it");
    return NULL;
}
