# nangdok: make play | make test | make install | make bench | make fuzz | make lint |
#         make clean
#
# Variants are built side by side: make CC=clang, make SAN=address, make SAN=thread.

CC      = gcc
OPT     = -O2 -g
SAN     =
prefix  = /usr/local
bindir  = $(prefix)/bin
mandir  = $(prefix)/share/man
datadir = $(prefix)/share
localedir = $(datadir)/locale
SHARED  = $(or $(NANGDOK_SHARED),../shared)
NPROC  := $(shell nproc 2>/dev/null || echo 1)

B       = build/$(notdir $(firstword $(CC)))$(if $(SAN),-$(SAN))
VERSION = 0.1.0

all: ready-build
	@$(MAKE) -s --no-print-directory -j$(NPROC) $(B)/nangdok messages
	@ln -sf $(notdir $(B))/nangdok build/nangdok

# ---- packages: named in the table of src/README.md, group by group ---------------------------------

.PHONY: all play test test-publish check bench fuzz lint install uninstall clean \
        ready-build ready-test ready-test-publish ready-bench ready-fuzz ready-lint
ready-build ready-test ready-test-publish ready-bench ready-fuzz ready-lint: ready-%:
	@sh tests/packages.sh $*

# Without a sound device (exit status 5) the same reading becomes a sound file.
play: all
	@build/nangdok transcripts/sample.txt || { \
	  [ $$? -eq 5 ] && build/nangdok transcripts/sample.txt -o build/sample.wav && \
	  echo "The reading was written to build/sample.wav"; }

# ---- the program ----------------------------------------------------------------------------------

PKGS    = libutf8proc
WARN    = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wdouble-promotion \
          -Wformat=2 -Wformat-nonliteral -Wundef -Wvla -Wstrict-prototypes -Wmissing-prototypes \
          -Wwrite-strings -Wcast-qual -Wswitch-enum -Wnull-dereference -Wpointer-arith \
          -Wno-format-nonliteral $(if $(CI),-Werror)
SANFLAGS= $(if $(filter address,$(SAN)),-fsanitize=address$(comma)undefined -fno-omit-frame-pointer) \
          $(if $(filter thread,$(SAN)),-fsanitize=thread)
comma  := ,
CFLAGS_ALL = -std=c11 -D_GNU_SOURCE -DNANGDOK_VERSION='"$(VERSION)"' -DNANGDOK_LOCALEDIR='"$(localedir)"' -Isrc -I$(B)/gen $(WARN) $(OPT) \
          $(SANFLAGS) $(CFLAGS) $(shell pkg-config --cflags $(PKGS))
LIBS    = $(shell pkg-config --libs $(PKGS)) -lm -pthread

SOURCES := $(filter-out src/main.c,$(shell find src -name '*.c' -not -path 'src/*/tools/*' | sort))
OBJECTS  = $(SOURCES:%.c=$(B)/%.o)
ROOMS    = $(wildcard src/*/build.mk src/*/*/build.mk)

$(B)/nangdok: $(B)/src/main.o $(B)/libnangdok.a
	@echo "  LINK    $@"
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS)

# A room with generated sources or packages of its own says so in its build.mk: it adds to PKGS, OBJECTS.
include $(ROOMS)

$(B)/libnangdok.a: $(OBJECTS)
	@rm -f $@
	@$(AR) rcs $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC      $<"
	@$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

-include $(shell find $(B) -name '*.d' 2>/dev/null)

# ---- messages: src/po/LANGUAGE.po ------------------------------------------------------------------

MESSAGES = $(patsubst src/po/%.po,$(B)/locale/%/LC_MESSAGES/nangdok.mo,$(wildcard src/po/*.po))

messages: $(MESSAGES)

$(B)/locale/%/LC_MESSAGES/nangdok.mo: src/po/%.po
	@mkdir -p $(@D)
	@echo "  MSGFMT  $<"
	@msgfmt --check -o $@ $<

# Takes new messages from the sources into the translations.
po:
	xgettext --from-code=UTF-8 -k_ -kN_ --add-comments=TRANSLATORS --no-location -o build/nangdok.pot \
	  --package-name=nangdok $$(find src -name '*.c' -not -path 'src/*/tools/*' | LC_ALL=C sort)
	for po in src/po/*.po; do msgmerge -q -U --backup=none --no-wrap --no-location $$po build/nangdok.pot; done

# ---- tests ----------------------------------------------------------------------------------------

UNIT_TESTS = $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/*.c))

$(B)/tests/%: tests/unit/%.c $(B)/libnangdok.a
	@mkdir -p $(@D)
	@echo "  TEST    $<"
	@$(CC) $(CFLAGS_ALL) $(shell pkg-config --cflags cmocka) -MMD -MP -Itests -o $@ $< $(B)/libnangdok.a \
	  $(shell pkg-config --libs cmocka) $(LIBS)

# Programs that the scripts of tests/ run.
HELPERS = $(patsubst tests/helpers/%.c,$(B)/helpers/%,$(wildcard tests/helpers/*.c))

$(B)/helpers/%: tests/helpers/%.c $(B)/libnangdok.a
	@mkdir -p $(@D)
	@echo "  HELPER  $<"
	@$(CC) $(CFLAGS_ALL) -MMD -MP -o $@ $(filter %.c,$^) $(B)/libnangdok.a $(LIBS)

$(B)/helpers/heard: $(wildcard tests/helpers/heard/*.[ch])

unit: $(UNIT_TESTS) $(HELPERS)

test: ready-build ready-test
	@$(MAKE) --no-print-directory -j$(NPROC) $(B)/nangdok messages unit
	@ln -sf $(notdir $(B))/nangdok build/nangdok
	@B=$(B) NANGDOK=$(CURDIR)/$(B)/nangdok NANGDOK_SHARED="$(abspath $(SHARED))" tests/run $(TESTS)

# What needs Java, Node or Chromium. The validators that Node runs come from its registry, into build/.
NODE = build/node

$(NODE)/ready: tests/publish/package.json
	@mkdir -p $(NODE) && cp $< $(NODE)/
	@cd $(NODE) && PUPPETEER_SKIP_DOWNLOAD=1 npm install --ignore-scripts --no-audit --no-fund \
	  --no-package-lock --loglevel=error
	@touch $@

test-publish: ready-build ready-test ready-test-publish all $(NODE)/ready
	@$(MAKE) --no-print-directory -j$(NPROC) unit
	@B=$(B) NANGDOK=$(CURDIR)/$(B)/nangdok NODE_PATH=$(CURDIR)/$(NODE)/node_modules bash tests/publish/validators.sh
	@NANGDOK=$(CURDIR)/$(B)/nangdok bash tests/publish/hosts.sh
	@B=$(B) bash tests/publish/large.sh

bench: ready-build ready-bench all
	@for b in tests/bench/*.sh; do \
	  B=$(B) NANGDOK=$(CURDIR)/$(B)/nangdok NANGDOK_SHARED="$(abspath $(SHARED))" bash $$b || exit 1; done

# FUZZ_SECONDS for each format, two formats at a time.
fuzz: ready-build ready-fuzz
	@bash tests/fuzz/fuzz.sh

lint: ready-build ready-lint
	@B=$(B) CFLAGS_ALL="$(CFLAGS_ALL)" sh tests/lint.sh

# ---- installing -----------------------------------------------------------------------------------

install: all
	install -d $(DESTDIR)$(bindir)
	install -m 755 $(B)/nangdok $(DESTDIR)$(bindir)/nangdok
	cd $(B) && for mo in locale/*/LC_MESSAGES/nangdok.mo; do \
	  install -D -m 644 $$mo $(DESTDIR)$(datadir)/$$mo; done
	for page in nangdok.1 ko/nangdok.1; do \
	  install -D -m 644 src/man/$$page $(DESTDIR)$(mandir)/$$(dirname $$page)/man1/nangdok.1; done
	install -D -m 644 src/completions/nangdok.bash $(DESTDIR)$(datadir)/bash-completion/completions/nangdok
	install -D -m 644 src/completions/_nangdok $(DESTDIR)$(datadir)/zsh/site-functions/_nangdok
	install -D -m 644 src/completions/nangdok.fish $(DESTDIR)$(datadir)/fish/vendor_completions.d/nangdok.fish

uninstall:
	rm -f $(DESTDIR)$(bindir)/nangdok
	rm -f $(DESTDIR)$(localedir)/*/LC_MESSAGES/nangdok.mo
	rm -f $(DESTDIR)$(mandir)/man1/nangdok.1 $(DESTDIR)$(mandir)/ko/man1/nangdok.1
	rm -f $(DESTDIR)$(datadir)/bash-completion/completions/nangdok \
	  $(DESTDIR)$(datadir)/zsh/site-functions/_nangdok $(DESTDIR)$(datadir)/fish/vendor_completions.d/nangdok.fish

clean:
	rm -rf build
