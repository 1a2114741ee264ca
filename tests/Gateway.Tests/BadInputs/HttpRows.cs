using static OrleansNotify.BadInputs.BadInput;

namespace OrleansNotify.BadInputs;

/// <summary>Rows 1 to 38: any HTTP.</summary>
internal static class HttpRows
{
    private const string Start = "POST {t}/webhook HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n";
    private const string Event = """{"type":"a"}""";

    public static readonly BadInput[] All =
    [
        Raw("1 no Host", "GET /health HTTP/1.1\r\n\r\n", 400),
        Raw("2 two Hosts", "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        Raw("3 space before the colon", "GET /health HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        Raw("4 CR in a header", "GET /health HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n", 400),
        Raw("4 NUL in a header", "GET /health HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 400),
        Raw("4 folded header", "GET /health HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n", 400),
        Raw("5 101 headers", "GET /health HTTP/1.1\r\nHost: a\r\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"X{i}: a\r\n")) + "\r\n", 431),
        Raw("6 33 kB header", "GET /health HTTP/1.1\r\nHost: a\r\nX: " + new string('a', 33_000) + "\r\n\r\n", 431),
        Raw("7 9 kB request line", "GET /health?" + new string('a', 9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        Raw("8 Content-Length -1", Start + "Content-Length: -1\r\n\r\n" + Event, 400),
        Raw("8 Content-Length +12", Start + "Content-Length: +12\r\n\r\n" + Event, 400),
        Raw("8 Content-Length of more digits than a number has", Start + "Content-Length: 0000000000000000000000012\r\n\r\n" + Event, 400),
        Raw("8 Content-Length 0x0c", Start + "Content-Length: 0x0c\r\n\r\n" + Event, 400),
        Raw("3 a header's name that is no token", "GET /health HTTP/1.1\r\nHost: a\r\nX(y): 1\r\n\r\n", 400),
        Raw("9 two Content-Lengths", Start + "Content-Length: 12\r\nContent-Length: 13\r\n\r\n" + Event, 400),
        Raw("10 Transfer-Encoding xchunked", Start + "Transfer-Encoding: xchunked\r\n\r\n" + Event, 400, 501),
        Raw("11 Content-Length and chunked", Start + $"Content-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\nc\r\n{Event}\r\n0\r\n\r\n", 400),
        Raw("12 chunked, chunked", Start + $"Transfer-Encoding: chunked, chunked\r\n\r\nc\r\n{Event}\r\n0\r\n\r\n", 400),
        Raw("12 chunked twice", Start + $"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\nc\r\n{Event}\r\n0\r\n\r\n", 400),
        Raw("12 gzip, chunked", Start + $"Transfer-Encoding: gzip, chunked\r\n\r\nc\r\n{Event}\r\n0\r\n\r\n", 400),
        Raw("13 bad chunk size", Start + $"Transfer-Encoding: chunked\r\n\r\nzz\r\n{Event}\r\n0\r\n\r\n", 400),
        Raw("13 chunk longer than it says", Start + $"Transfer-Encoding: chunked\r\n\r\n5\r\n{Event}\r\n0\r\n\r\n", 400),
        Raw("13 chunk size beyond all numbers", Start + $"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff0c\r\n{Event}\r\n0\r\n\r\n", 400),
        Get("33 a second value in the query", "GET /v1/inbox?limit=5&limit=6", "Authorization: Bearer {person}\r\n", 400, "query_malformed"),
        Get("33 a second value in another case", "GET /v1/inbox?limit=5&LIMIT=5", "Authorization: Bearer {person}\r\n", 400, "query_malformed"),
        Raw("14 chunk over the limit", Start + "Transfer-Encoding: chunked\r\n\r\n20000\r\n" + new string(' ', 0x20000) + "\r\n0\r\n\r\n", 413),
        Raw("15 Content-Length 10^12", Start + "Content-Length: 1000000000000\r\n\r\n{", 413),
        Get("17 %00 in the path", "GET /%00", "", 400),
        Get("18 %zz in the path", "GET /%zz", "", 404, "not_found"),
        Get("19 %ff in the path", "GET /%ff", "", 404, "not_found"),
        Get("20 %2f.. in the path", "GET /..%2f..%2fetc%2fpasswd", "", 404, "not_found"),
        Get("20 a file's name", "GET /appsettings.json", "", 404, "not_found"),
        Get("20 %2f.. as a tenant", "GET /t/..%2f..%2fdefault/webhook", "", 405, "method_not_allowed"),
        Get("21 TRACE", "TRACE /health", "", 405, "method_not_allowed"),
        Get("22 unknown method", "BREW /webhook", "", 405, "method_not_allowed"),
        Get("22 unknown method on nothing", "BREW /coffee", "", 404, "not_found"),
        Raw("23 HTTP/0.9", "GET /health\r\n\r\n", 400),
        Raw("24 HTTP/3.0", "GET /health HTTP/3.0\r\nHost: a\r\n\r\n", 505),
        Raw("27 body shorter than Content-Length, then the end", Start + $"Content-Length: 100\r\n\r\n{Event}", 400, 0) with { IsCut = true },
        Raw("27 chunks without an end, then the end", Start + $"Transfer-Encoding: chunked\r\n\r\nc\r\n{Event}\r\n", 400, 0) with { IsCut = true },
        Raw("29 TLS hello", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003" + new string('\u0007', 500) + "\r\n\r\n", 400, 0),
        Raw("30 HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, 505, 0),
        Get("34 limit -1", "GET /v1/inbox?limit=-1", "Authorization: Bearer {person}\r\n", 400, "cursor_malformed"),
        Get("35 limit 10^9", "GET /v1/inbox?limit=1000000000", "Authorization: Bearer {person}\r\n", 400, "cursor_malformed"),
        Get("36 limit 1e3", "GET /v1/inbox?limit=1e3", "Authorization: Bearer {person}\r\n", 400, "cursor_malformed"),
        Get("37 cursor tampered", "GET /v1/inbox?before=7abc", "Authorization: Bearer {person}\r\n", 400, "cursor_malformed"),
        Get("37 cursor -1", "GET /v1/inbox?before=-1", "Authorization: Bearer {person}\r\n", 400, "cursor_malformed"),
        Get("162 GET that would change state", "GET /v1/inbox/read", "Authorization: Bearer {person}\r\n", 405, "method_not_allowed"),
        Get("162 GET of the webhook", "GET {t}/webhook", "Authorization: Bearer {token}\r\n", 405, "method_not_allowed"),
    ];
}
