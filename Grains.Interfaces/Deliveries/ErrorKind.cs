namespace OrleansNotify.Deliveries;

/// <summary>
/// Why an attempt failed, in one word: enough for the owner of a receiver, too little to scan a network with.
/// Status codes are <c>http_3xx</c>, <c>http_4xx</c>, <c>http_5xx</c>.
/// </summary>
public static class ErrorKind
{
    public const string Blocked = "blocked";

    public const string Dns = "dns";

    public const string Connect = "connect";

    public const string Tls = "tls";

    public const string Timeout = "timeout";

    /// <summary>The connection broke, or what came back is not HTTP.</summary>
    public const string Protocol = "protocol";

    /// <summary>The endpoint's secret or settings cannot be read.</summary>
    public const string Configuration = "configuration";

    /// <summary>Null for a status that is a success.</summary>
    public static string? OfStatus(int statusCode) => statusCode is >= 200 and < 300 ? null : $"http_{statusCode / 100}xx";
}
