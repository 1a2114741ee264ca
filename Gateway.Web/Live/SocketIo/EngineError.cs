using System.Globalization;
using System.Text;

namespace OrleansNotify.Live.SocketIo;

/// <summary>Engine.IO's own refusals: clients show <c>code</c> and <c>message</c>.</summary>
internal sealed record EngineError(int Status, int Code, string Message) : IResult
{
    private const string RetryAfter = "5";

    public static readonly EngineError TransportUnknown = new(400, 0, "Transport unknown");
    public static readonly EngineError SessionUnknown = new(400, 1, "Session ID unknown");
    public static readonly EngineError BadMethod = new(400, 2, "Bad handshake method");
    public static readonly EngineError BadRequest = new(400, 3, "Bad request");
    public static readonly EngineError Forbidden = new(403, 4, "Forbidden");
    public static readonly EngineError OriginForbidden = new(403, 4, "Origin forbidden");
    public static readonly EngineError VersionUnsupported = new(400, 5, "Unsupported protocol version");
    public static readonly EngineError TooLarge = new(413, 3, "Payload too large");
    public static readonly EngineError Overloaded = new(503, 3, "Too much to read at once");
    public static readonly EngineError TooMany = new(429, 4, "Too many connections from here");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = "application/json";
        if (Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = RetryAfter;
        }

        var body = string.Create(CultureInfo.InvariantCulture, $$"""{"code":{{Code}},"message":"{{Message}}"}""");
        await httpContext.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), httpContext.RequestAborted);
    }
}
