using System.IO.Compression;
using System.Text;
using static OrleansNotify.BadInputs.BadInput;

namespace OrleansNotify.BadInputs;

/// <summary>Rows 39 to 77: JSON bodies, on the webhook and on the routes with bodies of a known shape.</summary>
internal static class JsonRows
{
    private const string Utf8Json = "Content-Type: application/json; charset=utf-8\r\n";
    private static readonly string Bomb = Gzip(new string(' ', 5_000_000));

    // What every route with a body refuses in the same way.
    private static readonly (string Row, string Body, string Headers, int Status, string Code)[] Everywhere =
    [
        ("39 empty body", "", Json, 400, "body_missing"),
        ("40 null", "null", Json, 400, "body_missing"),
        ("41 array", "[]", Json, 400, "body_missing"),
        ("41 number", "5", Json, 400, "body_missing"),
        ("42 no Content-Type", "{}", "", 415, "media_type_unsupported"),
        ("43 text/plain", "{}", "Content-Type: text/plain\r\n", 415, "media_type_unsupported"),
        ("44 form", "type=a", "Content-Type: application/x-www-form-urlencoded\r\n", 415, "media_type_unsupported"),
        ("45 cut off", """{"type":"a""", Json, 400, "body_malformed"),
        ("46 trailing comma", """{"type":"a",}""", Json, 400, "body_malformed"),
        ("47 comment", """{"type":"a"/*c*/}""", Json, 400, "body_malformed"),
        ("48 NaN", """{"type":NaN}""", Json, 400, "body_malformed"),
        ("48 something after the end", """{"type":"a"} x""", Json, 400, "body_malformed"),
        ("50 invalid UTF-8", "{\"type\":\"a\u00ff\"}", Json, 400, "body_malformed"),
        ("50 UTF-16", "\u00ff\u00fe{\0}\0", Json, 400, "body_malformed"),
        ("51 lone surrogate", """{"type":"\ud800"}""", Json, 400, "body_malformed"),
        ("53 U+0000", """{"type":"a\u0000b"}""", Json, 422, "nul_not_allowed"),
        ("55 charset bogus", "{}", "Content-Type: application/json; charset=bogus\r\n", 415, "media_type_unsupported"),
        ("55 broken Content-Type", "{}", "Content-Type: json\r\n", 415, "media_type_unsupported"),
        ("56 depth 65", Deep(65), Json, 400, "body_malformed"),
        ("57 depth 10,000", Deep(10_000), Json, 400, "body_malformed"),
        ("57 depth 100,000", Deep(100_000), Json, 413, "body_too_large"),
        ("65 64 KiB and one", "{\"type\":\"" + new string('a', 65_537 - 11) + "\"}", Json, 413, "body_too_large"),
        ("66 10 MB", "{\"type\":\"" + new string('a', 10_000_000) + "\"}", Json, 413, "body_too_large"),
        ("67 gzip bomb", Bomb, Json + "Content-Encoding: gzip\r\n", 413, "body_too_large"),
        ("68 gzip bomb in a gzip bomb", Gzip(Bomb), Json + "Content-Encoding: gzip, gzip\r\n", 413, "body_too_large"),
        ("68 gzip bomb in one layer more than is said", Gzip(Bomb), Json + "Content-Encoding: gzip\r\n", 400, "body_malformed"),
        ("71 plain body that says gzip", """{"type":"a"}""", Json + "Content-Encoding: gzip\r\n", 415, "content_encoding_unsupported"),
        ("71 plain body that says deflate", """{"type":"a"}""", Json + "Content-Encoding: deflate\r\n", 415, "content_encoding_unsupported"),
        ("71 plain body that says br", """{"type":"a"}""", Json + "Content-Encoding: br\r\n", 415, "content_encoding_unsupported"),
        ("71 zstd", """{"type":"a"}""", Json + "Content-Encoding: zstd\r\n", 415, "content_encoding_unsupported"),
        ("71 an encoding that nobody knows", """{"type":"a"}""", Json + "Content-Encoding: bogus\r\n", 415, "content_encoding_unsupported"),
        ("71 four encodings", """{"type":"a"}""", Json + "Content-Encoding: gzip, gzip, gzip\r\nContent-Encoding: gzip\r\n", 415, "content_encoding_unsupported"),
    ];

    // Of bodies that are ours; what is only passed on may have it.
    private static readonly (string Row, string Body, string Headers, int Status, string Code)[] WhereItIsOurs =
    [
        ("53 U+0000 in a name", """{"type":"a","x":{"\u0000":1}}""", Json, 422, "nul_not_allowed"),
        ("58 member twice", """{"type":"a","type":"b"}""", Utf8Json, 400, "body_malformed"),
        ("59 member twice in another case", """{"type":"a","TYPE":"b"}""", Json, 400, "body_malformed"),
    ];

    public static IEnumerable<BadInput> All =>
    [
        .. Everywhere.Select(row => Webhook($"{row.Row} on /webhook", row.Body, row.Status, row.Code, row.Headers)),
        .. Everywhere.Concat(WhereItIsOurs).Select(row => Post($"{row.Row} on /request-otp", "{t}/request-otp", row.Body, row.Status, row.Code, row.Headers)),
        .. Everywhere.Concat(WhereItIsOurs).Select(row => Post($"{row.Row} on /v1/auth/otp/verify", "{t}/v1/auth/otp/verify", row.Body, row.Status, row.Code, row.Headers)),
        Read("60 1e400 for a number", """{"upTo":1e400}""", 400, "body_malformed"),
        Read("61 10^20 for a number", """{"upTo":100000000000000000000}""", 400, "body_malformed"),
        Read("62 1.5 for a number", """{"upTo":1.5}""", 400, "body_malformed"),
        Read("63 \"5\" for a number", """{"upTo":"5"}""", 400, "body_malformed"),
        Read("63 a number for text", """{"ids":[5]}""", 400, "body_malformed"),
        Read("63 text for a list", """{"ids":"evt_1"}""", 400, "body_malformed"),
        Read("72 1,001 elements", "{\"ids\":[" + string.Join(',', Enumerable.Repeat("\"a\"", 1_001)) + "]}", 422, "too_many"),
        Read("72 100,000 elements", "{\"ids\":[" + string.Join(',', Enumerable.Repeat("\"a\"", 100_000)) + "]}", 413, "body_too_large"),
        Post("63 a number for an address on /request-otp", "{t}/request-otp", """{"email":5}""", 400, "body_malformed"),
        Webhook("73 10 MB of U+0301", "{\"type\":\"a\",\"t\":\"" + string.Concat(Enumerable.Repeat("\u00cc\u0081", 5_000_000)) + "\"}", 413, "body_too_large"),
        Webhook("73 type of 201 characters", "{\"type\":\"" + new string('a', 201) + "\"}", 422, "type_too_long"),
    ];

    private static BadInput Read(string row, string body, int status, string code)
        => Post(row + " on /v1/inbox/read", "/v1/inbox/read", body, status, code, "Authorization: Bearer {person}\r\n" + Json);

    private static string Deep(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);

    private static string Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.Latin1.GetBytes(text));
        }

        return Encoding.Latin1.GetString(packed.ToArray());
    }
}
