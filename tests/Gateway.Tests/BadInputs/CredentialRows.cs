using System.Text.Json;
using static OrleansNotify.BadInputs.BadInput;

namespace OrleansNotify.BadInputs;

/// <summary>Rows 78 to 144 and 167: webhook credentials, codes and tokens.</summary>
internal static class CredentialRows
{
    private const string Event = """{"type":"a"}""";

    public static IEnumerable<BadInput> All =>
    [
        Hook("78 no credential", "", 401),
        Hook("79 wrong token", "Authorization: Bearer wrong\r\n", 401),
        Hook("79 another scheme", "Authorization: Basic {token}\r\n", 401),
        Hook("79 token in the query only", "X: y\r\n", 401, "?token={token}"),
        Hook("90 key of 300 characters", "Authorization: Bearer {token}\r\nIdempotency-Key: " + new string('k', 300) + "\r\n", 400),
        Hook("90 two keys", "Authorization: Bearer {token}\r\nIdempotency-Key: a\r\nIdempotency-Key: b\r\n", 400),
        Hook("90 key that is not ASCII", "Authorization: Bearer {token}\r\nIdempotency-Key: caf\u00c3\u00a9\r\n", 400),
        Hook("90 CR in a key", "Authorization: Bearer {token}\r\nIdempotency-Key: a\rb\r\n", 400),
        Hook("98 token of another tenant", "Authorization: Bearer webhook-token-of-the-tests\r\n", 401),
        Hook("100 two spaces before the token", "Authorization: Bearer  {token}\r\n", 401),
        Hook("100 token with a space", "Authorization: Bearer {token} x\r\n", 401),
        Hook("100 two Authorization headers", "Authorization: Bearer {token}\r\nAuthorization: Bearer {token}\r\n", 400),
        .. Addresses.Select(address => Ask($"{address.Row} on the v1 route", address.Text, "{t}/v1/auth/otp/request", 422)),
        .. Addresses.Select(address => Ask($"{address.Row} on the seed's route", address.Text, "{t}/request-otp", 400)),
        Verify("132 empty code", "", 401),
        Verify("133 seven digits", "1234567", 401),
        Verify("134 Arabic-Indic digits", "\u0661\u0662\u0663\u0664\u0665\u0666", 401),
        Verify("135 code of 60 kB", new string('1', 60_000), 401),
        Verify("135 code of 1 MB", new string('1', 1_000_000), 413),
        Get("139 no token", "GET /v1/inbox", "", 401, "unauthorized"),
        Get("140 malformed token", "GET /v1/inbox", "Authorization: Bearer {person}x\r\n", 401, "unauthorized"),
        Get("140 token of another scheme", "GET /v1/inbox", "Authorization: Basic {person}\r\n", 401, "unauthorized"),
        Get("140 NUL as a token", "GET /v1/inbox", "Authorization: Bearer %00\r\n", 401, "unauthorized"),
        Get("141 unknown token", "GET /v1/inbox", "Authorization: Bearer 12345678-1234-4234-8234-123456789abc\r\n", 401, "unauthorized"),
        Get("143 a source's token", "GET /v1/inbox", "Authorization: Bearer {token}\r\n", 401, "unauthorized"),
        Get("143 two tokens", "GET /v1/inbox", "Authorization: Bearer {person}\r\nAuthorization: Bearer {person}\r\n", 400, "header_malformed"),
        Get("144 token of 20 kB", "GET /v1/inbox", "Authorization: Bearer " + new string('a', 20_000) + "\r\n", 401, "unauthorized"),
        Raw("144 token of 1 MB", "GET /v1/inbox HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + new string('a', 1_000_000) + "\r\n\r\n", 431),
        Raw("144 socket's token of 20 kB", "GET /ws?token=" + new string('a', 20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        Get("145 unsigned JWT", "GET /v1/inbox", "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.\r\n", 401, "unauthorized"),
        Post("161 form from another page", "/v1/inbox/read", "upTo=9", 415, "media_type_unsupported",
            "Origin: https://evil.example\r\nAuthorization: Bearer {person}\r\nContent-Type: text/plain\r\n"),
        Get("167 person's token on the admin's route", "GET /v1/admin/tenants/default", "Authorization: Bearer {person}\r\n", 403, "forbidden"),
    ];

    private static (string Row, string Text)[] Addresses =>
    [
        ("107 malformed", "anna"),
        ("108 255 characters", new string('a', 238) + "@codingninjas.com"),
        ("109 CR LF and a header", "a@codingninjas.com\r\nBcc:x@y"),
        ("110 list with a comma", "a@codingninjas.com,c@codingninjas.com"),
        ("111 list with a space", "a@b.com c@codingninjas.com"),
        ("112 display name", "Bob <a@codingninjas.com>"),
        ("113 address literal", "a@[127.0.0.1]"),
        ("114 quoted", "\"a b\"@codingninjas.com"),
        ("122 another domain", "anna@elsewhere.com"),
    ];

    private static BadInput Hook(string row, string headers, int status, string query = "")
        => Post(row, "{t}/webhook" + query, Event, status, null, headers + Json);

    private static BadInput Ask(string row, string email, string path, int status)
        => Post(row, path, JsonSerializer.Serialize(new { email }), status);

    private static BadInput Verify(string row, string code, int status) => Post(
        row, "{t}/v1/auth/otp/verify",
        JsonSerializer.Serialize(new { challengeId = "0123456789abcdef0123456789abcdef", email = "a@codingninjas.com", code }), status);
}
