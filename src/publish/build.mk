PKGS += liblouis libzip
