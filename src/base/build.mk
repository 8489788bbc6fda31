PKGS += jansson libmd
