using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>A push service (RFC 8030). <c>POST /push</c> makes a subscription, whose messages it can read; others it takes unread.</summary>
internal sealed class PushFake(FakeStage stage, TimeProvider time) : IFake
{
    private const string Provider = "web-push";
    private const int MaxBody = 4096;

    private readonly PushSubscriptions _subscriptions = new();

    public IReadOnlyList<string> Providers => [Provider];

    public IReadOnlyList<string> Variables(Uri address) => [];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/push", Subscribe);
        routes.MapPost("/push/{id}", Send);
    }

    private IResult Subscribe(HttpContext context)
    {
        var (id, publicKey, secret) = _subscriptions.Add();
        return Results.Json(
            new JsonObject
            {
                ["endpoint"] = $"{Origin(context)}/push/{id}",
                ["expirationTime"] = null,
                ["keys"] = new JsonObject { ["p256dh"] = publicKey, ["auth"] = secret },
            },
            statusCode: StatusCodes.Status201Created);
    }

    private async Task<IResult> Send(string id, HttpContext context)
    {
        var headers = context.Request.Headers;
        if (!int.TryParse(headers["TTL"], out var ttl) || ttl < 0 || headers.ContentEncoding != "aes128gcm" || !IsTopic(headers["Topic"].ToString()))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (VapidCheck.StatusOf(headers.Authorization.ToString(), Origin(context), time.GetUtcNow()) is { } refused)
        {
            return Results.StatusCode(refused);
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.Length > MaxBody
            ? Results.StatusCode(StatusCodes.Status413PayloadTooLarge)
            : await Play(id, body.ToArray(), context);
    }

    private async Task<IResult> Play(string id, byte[] body, HttpContext context)
    {
        string? text;
        try
        {
            text = _subscriptions.Read(id, body);
        }
        catch (CryptographicException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var resource = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var message = new FakeMessage(resource, AttemptOf(text), $"{Origin(context)}{context.Request.Path}", text ?? $"({body.Length} bytes, encrypted)");
        return await stage.Play(context, Provider, message, new FakeAnswers
        {
            Accepted = () => Results.Created($"{Origin(context)}/push/messages/{resource}", null),
            Refused = rule => Results.StatusCode(rule.Status ?? StatusCodes.Status410Gone),
            Throttled = _ => Results.StatusCode(StatusCodes.Status429TooManyRequests),
        });
    }

    private static string Origin(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static bool IsTopic(string topic) => topic.Length <= 32 && topic.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static string? AttemptOf(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) is JsonObject message && message["id"] is JsonValue id && id.TryGetValue<string>(out var attempt) ? attempt : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
