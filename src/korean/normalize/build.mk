# The tables of tables/ and those of Debian's packages, made into C, sorted, at build time.

NORMALIZE    = src/korean/normalize
NORMALIZE_GEN = $(B)/gen/korean/normalize
NORMALIZE_TABLES = $(filter-out hanja_words,$(basename $(notdir $(wildcard $(NORMALIZE)/tables/*.tsv))))
UNICODE      = /usr/share/unicode
HANJA        = /usr/share/libhangul/hanja/hanja.txt
CMUDICT      = /usr/share/festival/dicts/cmu/cmudict-0.4.out

OBJECTS += $(NORMALIZE_TABLES:%=$(NORMALIZE_GEN)/rows_%.o) $(NORMALIZE_GEN)/rows_emoji.o \
           $(NORMALIZE_GEN)/hanja_data.o $(NORMALIZE_GEN)/english_data.o

.PRECIOUS: $(NORMALIZE_GEN)/rows_%.c

$(NORMALIZE_GEN)/rows_%.c: $(NORMALIZE)/tables/%.tsv $(NORMALIZE)/tools/rows.awk
	@mkdir -p $(@D)
	@grep -v -e '^# ' -e '^#$$' $< | LC_ALL=C sort -s -t '	' -k 1,1 | \
	  LC_ALL=C awk -v name=$* -f $(NORMALIZE)/tools/rows.awk >$@.new && mv $@.new $@

$(NORMALIZE_GEN)/rows_emoji.c: $(NORMALIZE)/tools/emoji.awk $(NORMALIZE)/tools/rows.awk \
    $(wildcard $(UNICODE)/cldr/common/annotations*/ko.xml)
	@mkdir -p $(@D)
	@LC_ALL=C awk -f $(NORMALIZE)/tools/emoji.awk $(UNICODE)/cldr/common/annotations/ko.xml \
	  $(UNICODE)/cldr/common/annotationsDerived/ko.xml | LC_ALL=C sort -s -t '	' -k 1,1 | \
	  LC_ALL=C awk -v name=emoji -f $(NORMALIZE)/tools/rows.awk >$@.new && mv $@.new $@

$(NORMALIZE_GEN)/make_hanja: $(NORMALIZE)/tools/make_hanja.c $(NORMALIZE)/hanja_read.c \
    $(NORMALIZE)/hanja_read.h
	@mkdir -p $(@D)
	@$(CC) -std=c11 -D_GNU_SOURCE -Isrc $(WARN) -O2 -o $@ $(filter %.c,$^)

$(NORMALIZE_GEN)/hanja_data.c: $(NORMALIZE_GEN)/make_hanja $(HANJA) $(NORMALIZE)/tables/hanja_words.tsv
	@echo "  HANJA   $@"
	@{ bzcat $(UNICODE)/Unihan_Readings.txt.bz2 | grep -F kHangul; \
	   bzcat $(UNICODE)/Unihan_Variants.txt.bz2 | grep -F kTraditionalVariant; } | \
	  $(NORMALIZE_GEN)/make_hanja $(HANJA) $(NORMALIZE)/tables/hanja_words.tsv >$@.new && mv $@.new $@

$(NORMALIZE_GEN)/make_english: $(NORMALIZE)/tools/make_english.c $(NORMALIZE)/english.h
	@mkdir -p $(@D)
	@$(CC) -std=c11 -D_GNU_SOURCE -Isrc $(WARN) -O2 -o $@ $<

$(NORMALIZE_GEN)/english_data.c: $(NORMALIZE_GEN)/make_english $(CMUDICT)
	@echo "  ENGLISH $@"
	@$(NORMALIZE_GEN)/make_english $(CMUDICT) >$@.new && mv $@.new $@

$(NORMALIZE_GEN)/%.o: $(NORMALIZE_GEN)/%.c
	@$(CC) $(CFLAGS_ALL) -c -o $@ $<
