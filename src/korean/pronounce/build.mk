# The lexicon of pronunciations, made from Debian's Korean data and the lists here.
LEXICON_LISTS = $(sort $(wildcard src/korean/pronounce/lists/*.txt))
LEXICON_DATA  = /usr/share/libhangul/hanja/hanja.txt /usr/share/hunspell/ko.dic
LEXICON_TOOL  = $(wildcard src/korean/pronounce/tools/*.c)
OBJECTS      += $(B)/gen/lexicon_data.o

$(B)/tools/make_lexicon: $(LEXICON_TOOL) $(wildcard src/korean/pronounce/tools/*.h) \
  src/korean/pronounce/words.h src/korean/pronounce/rules.h src/korean/pronounce/syllable.h
	@mkdir -p $(@D)
	@echo "  TOOL    $@"
	@$(CC) -std=c11 -D_GNU_SOURCE -Isrc $(WARN) -O2 -o $@ $(LEXICON_TOOL)

$(B)/gen/lexicon_data.c: $(B)/tools/make_lexicon src/korean/pronounce/classes.txt $(LEXICON_LISTS) $(LEXICON_DATA)
	@mkdir -p $(@D)
	@echo "  GEN     $@"
	@$(B)/tools/make_lexicon $(LEXICON_DATA) src/korean/pronounce/classes.txt $(LEXICON_LISTS) >$@.part
	@mv $@.part $@

# The table is data: optimizing and checking it would only take time.
$(B)/gen/lexicon_data.o: $(B)/gen/lexicon_data.c
	@echo "  CC      $<"
	@$(CC) -std=c11 -Isrc -O0 -c -o $@ $<
