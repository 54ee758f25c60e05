#!/bin/sh
# Starts the server of the image. Inside a container it has to listen on every address, and a server without
# authentication refuses that unless told that this is meant.
#
#   docker run -e SLUICE_INSECURE=1 …                 start it
#   docker run … topic list --url sluice://host:7420   any other sluice command
set -eu

if [ "$#" -gt 0 ]; then exec sluice "$@"; fi

if [ "${SLUICE_INSECURE:-}" != 1 ]; then
  echo "sluice: this version has no authentication: whoever reaches the port may read and write everything." >&2
  echo "sluice: on a network you trust, start it with: docker run -e SLUICE_INSECURE=1 …" >&2
  exit 1
fi

exec sluice serve --data /data --listen 0.0.0.0:7420 --insecure
