const csharp = `static bool Verify(string secret, string id, string at, string signatures, byte[] rawBody, DateTimeOffset now)
{
    if (!long.TryParse(at, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > 300)
    {
        return false;
    }

    var key = Convert.FromBase64String(secret["whsec_".Length..]);
    var expected = HMACSHA256.HashData(key, [.. Encoding.UTF8.GetBytes($"{id}.{at}."), .. rawBody]);
    var given = new byte[32];
    return signatures.Split(' ').Any(entry => entry.StartsWith("v1,")
        && Convert.TryFromBase64String(entry[3..], given, out var length) && length == 32
        && CryptographicOperations.FixedTimeEquals(given, expected));
}`;

const node = `import { createHmac, timingSafeEqual } from "node:crypto";

export function verify(secret, headers, rawBody) {
  const [id, at] = [headers["webhook-id"], headers["webhook-timestamp"]];
  if (!(Math.abs(Date.now() / 1000 - Number(at)) <= 300)) return false;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const expected = createHmac("sha256", key).update(\`\${id}.\${at}.\`).update(rawBody).digest();
  return headers["webhook-signature"].split(" ").some((entry) => {
    const given = Buffer.from(entry.startsWith("v1,") ? entry.slice(3) : "", "base64");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}`;

const python = `import base64, hashlib, hmac, time

def verify(secret: str, headers: dict, raw_body: bytes) -> bool:
    msg_id, at = headers["webhook-id"], headers["webhook-timestamp"]
    if not at.isdigit() or abs(time.time() - int(at)) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    content = f"{msg_id}.{at}.".encode() + raw_body
    expected = "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(entry.encode(), expected.encode()) for entry in headers["webhook-signature"].split(" "))`;

const go = `func Verify(secret string, header http.Header, rawBody []byte) bool {
	id, at := header.Get("webhook-id"), header.Get("webhook-timestamp")
	seconds, err := strconv.ParseInt(at, 10, 64)
	if err != nil || math.Abs(float64(time.Now().Unix()-seconds)) > 300 {
		return false
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return false
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + at + "."))
	mac.Write(rawBody)
	expected := []byte("v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	for _, entry := range strings.Split(header.Get("webhook-signature"), " ") {
		if hmac.Equal([]byte(entry), expected) {
			return true
		}
	}
	return false
}`;

const java = `static boolean verify(String secret, String id, String at, String signatures, byte[] rawBody) throws GeneralSecurityException {
    if (!at.matches("\\\\d{1,12}") || Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(at)) > 300) return false;
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update((id + "." + at + ".").getBytes(StandardCharsets.UTF_8));
    byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(rawBody))).getBytes(StandardCharsets.UTF_8);
    boolean isValid = false;
    for (String entry : signatures.split(" ")) {
        isValid |= MessageDigest.isEqual(entry.getBytes(StandardCharsets.UTF_8), expected);
    }
    return isValid;
}`;

const php = `function verify(string $secret, array $headers, string $rawBody): bool
{
    [$id, $at] = [$headers['webhook-id'], $headers['webhook-timestamp']];
    if (!ctype_digit($at) || abs(time() - (int) $at) > 300) {
        return false;
    }
    $key = base64_decode(substr($secret, strlen('whsec_')), true);
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$at.$rawBody", $key, true));
    foreach (explode(' ', $headers['webhook-signature']) as $entry) {
        if (hash_equals($expected, $entry)) {
            return true;
        }
    }
    return false;
}`;

const ruby = `require "base64"
require "openssl"

def verify(secret, headers, raw_body)
  id, at = headers.values_at("webhook-id", "webhook-timestamp")
  return false unless at.match?(/\\A\\d{1,12}\\z/) && (Time.now.to_i - at.to_i).abs <= 300

  key = Base64.strict_decode64(secret.delete_prefix("whsec_"))
  expected = "v1," + Base64.strict_encode64(OpenSSL::HMAC.digest("SHA256", key, "#{id}.#{at}.".b + raw_body.b))
  headers["webhook-signature"].split(" ").any? { |entry| OpenSSL.secure_compare(entry, expected) }
end`;

/** How a receiver verifies, by language: the same steps in each. */
export const snippets: Readonly<Record<string, string>> = { "Node.js": node, "C#": csharp, Python: python, Go: go, Java: java, PHP: php, Ruby: ruby };
