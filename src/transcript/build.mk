PKGS += md4c libxml-2.0 libarchive
