"""A Beatport client of nobody's: from the documentation page to a page of tracks, with what Python brings along."""
import json, re, sys, urllib.error, urllib.parse, urllib.request
base, user, password = sys.argv[1:]
class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_): return None
web = urllib.request.build_opener(Stay, urllib.request.HTTPCookieProcessor())
get = lambda url, **more: web.open(urllib.request.Request(urllib.parse.urljoin(base + "/", url), **more)).read().decode()
scripts = re.findall(r'src="([^"]+\.js)"', get("docs/"))
client_id = next(found[1] for found in (re.search("API_CLIENT_ID: '(.*)'", get(path)) for path in scripts) if found)
get("auth/login/", data=json.dumps({"username": user, "password": password}).encode(), headers={"Content-Type": "application/json"})
asked = {"response_type": "code", "client_id": client_id, "redirect_uri": "https://api.beatport.com/v4/auth/o/post-message/"}
try: sys.exit("no redirect: " + get("auth/o/authorize/?" + urllib.parse.urlencode(asked)))
except urllib.error.HTTPError as answer: code = urllib.parse.parse_qs(urllib.parse.urlparse(answer.headers["Location"]).query)["code"][0]
token = json.loads(get("auth/o/token/", data=urllib.parse.urlencode({**asked, "grant_type": "authorization_code", "code": code}).encode()))
page = json.loads(get("catalog/tracks/?genre_id=6&per_page=2", headers={"Authorization": "Bearer " + token["access_token"]}))
print(json.dumps({"page": page["page"], "genres": sorted({track["genre"]["name"] for track in page["results"]})}))
