/* hanja: the tables made at build time from libhangul's list and Unihan. */
#ifndef KOREAN_NORMALIZE_HANJA_H
#define KOREAN_NORMALIZE_HANJA_H

#include "korean/normalize/hanja_read.h"

extern const struct hanja_tables hanja_tables;

#endif
