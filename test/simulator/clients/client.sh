#!/bin/sh
# A Beatport client of curl and sed: from the documentation page to a page of tracks.
set -eu
base=$1 user=$2 password=$3 origin=${1%/v4}
jar=$(mktemp)
trap 'rm -f "$jar"' EXIT
redirect=https://api.beatport.com/v4/auth/o/post-message/

id=
for script in $(curl -sf "$base/docs/" | sed -n 's/.*src="\([^"]*\.js\)".*/\1/p'); do
  id=$id$(curl -sf "$origin$script" | sed -n "s/.*API_CLIENT_ID: '\(.*\)'.*/\1/p")
done
curl -sf -c "$jar" -o /dev/null -H 'Content-Type: application/json' \
  -d "{\"username\": \"$user\", \"password\": \"$password\"}" "$base/auth/login/"
code=$(curl -sf -b "$jar" -o /dev/null -w '%{redirect_url}' -G "$base/auth/o/authorize/" \
  -d response_type=code -d "client_id=$id" --data-urlencode "redirect_uri=$redirect" | sed 's/.*code=//')
token=$(curl -sf "$base/auth/o/token/" -d grant_type=authorization_code -d "code=$code" -d "client_id=$id" \
  --data-urlencode "redirect_uri=$redirect" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
curl -sf -H "Authorization: Bearer $token" "$base/catalog/genres/6/top/10/?per_page=1" | sed 's/,"results".*/}/'
