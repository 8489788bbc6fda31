#include "base/utf8.h"
#include "transcript/plain/court.h"
#include "transcript/words.h"

/* Q3, Q2- follow-up, 문1: how much of it is the word for one who asks or answers; 0 when it is
 * none. */
static size_t question_stem(slice name)
{
    size_t at = 0;
    char32_t c;

    while (at < name.len) {
        size_t length = utf8_decode(name, at, &c);
        if (!char_is_letter(c))
            break;
        at += length;
    }
    if (at == 0 || at >= name.len || !char_is_digit(c))
        return 0;
    enum role role = words_role(slice_sub(name, 0, at));
    return role == ROLE_ASKS || role == ROLE_ANSWERS ? at : 0;
}

slice court_shown_name(const struct page *page, const struct label *label)
{
    slice name = page_span(page, label->name), inside;
    size_t open = slice_find_byte(name, '(', 0), comma = slice_find_byte(name, ',', 0);
    size_t slash = slice_find_byte(name, '/', 1);

    if (question_stem(name))
        return slice_sub(name, 0, question_stem(name));
    if (open != SLICE_NONE && open > 0) {
        inside = slice_sub(name, open + 1, name.len - 1);
        if (slice_has_prefix(inside, S("이하 ")) && slice_has_suffix(name, S(")")))
            return slice_trim(slice_from(inside, strlen("이하 ")));
        return slice_trim(slice_sub(name, 0, open));
    }
    slash = slash != SLICE_NONE ? slice_find(name, S(" / "), 0) : slash;
    if (slash != SLICE_NONE && (words_is_title(slice_from(name, slash + 3)) ||
                                words_ends_in_role(slice_from(name, slash))))
        return slice_sub(name, 0, slash); /* 배누리 / 진행자 */
    if (comma != SLICE_NONE && comma > 0 &&
        (words_is_title(slice_from(name, comma + 1)) || label->style == LABEL_CLIP))
        return slice_trim(slice_sub(name, 0, comma));
    if (slice_has_suffix(name, S("멘트")) && name.len > strlen("멘트"))
        return slice_trim(slice_sub(name, 0, name.len - strlen("멘트")));
    if (name.len > 1 && slice_has_suffix(name, S(".")) && words_role(name) != ROLE_NONE)
        name.len--;
    while (name.len > 1 && (slice_has_prefix(name, S("@")) || slice_has_prefix(name, S("*"))))
        name = slice_from(name, 1);
    return name;
}
