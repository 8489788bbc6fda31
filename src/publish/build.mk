PKGS += liblouis libzip

# The page's files as arrays of bytes, in one header.
PAGE_FILES = page.css page.js controls.html

$(B)/gen/publish/page.inc: $(PAGE_FILES:%=src/publish/page/%) src/publish/build.mk
	@mkdir -p $(@D)
	@for file in $(PAGE_FILES); do \
	  echo "static const unsigned char $$(echo $$file | tr . _)[] = {"; \
	  od -An -v -tu1 src/publish/page/$$file | sed 's/[0-9][0-9]*/&,/g'; \
	  echo "};"; \
	done > $@.new && mv $@.new $@

$(B)/src/publish/page.o: $(B)/gen/publish/page.inc
