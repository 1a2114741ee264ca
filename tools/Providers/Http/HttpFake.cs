using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>A tenant's own sending service, as the <c>http</c> provider calls it. Its secret is the script's, or <see cref="Secret"/>.</summary>
internal sealed class HttpFake(FakeStage stage, FaultScripts scripts, TimeProvider time) : IFake
{
    public const string Secret = "whsec_ZmFrZS1zZWNyZXQtb2YtdGhlLWZha2VzLTAwMDE=";

    private const string Provider = "http";

    private static readonly string[] Statuses = ["sent", "delivered"];

    public IReadOnlyList<string> Providers => [Provider];

    public IReadOnlyList<string> Variables(Uri address) => [];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/http", Check);
        routes.MapPost("/http", (Delegate)Send);
    }

    private string Key => scripts[Provider].Script.Callbacks.Secret ?? Secret;

    private IResult Check(HttpContext context)
        => StandardSignature.Holds(context.Request.Headers, [], Key) ? Results.Json(new JsonObject { ["status"] = "ok" }) : Results.Unauthorized();

    private async Task<IResult> Send(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (!StandardSignature.Holds(context.Request.Headers, body.ToArray(), Key))
        {
            return Results.Unauthorized();
        }

        if (Read(body.ToArray()) is not { } document)
        {
            return Results.BadRequest();
        }

        var message = MessageOf(document);
        return await stage.Play(context, Provider, message, new FakeAnswers
        {
            Accepted = () => Results.Json(new JsonObject { ["outcome"] = "accepted", ["id"] = message.Id }),
            Refused = rule => Results.Json(
                new JsonObject { ["outcome"] = rule.Code ?? "refused_recipient", ["detail"] = "Refused by the script" }, statusCode: rule.Status),
            Throttled = _ => Results.StatusCode(StatusCodes.Status429TooManyRequests),
        });
    }

    private FakeMessage MessageOf(JsonObject document)
    {
        var attempt = JsonText.Of(document["attemptId"]);
        var id = $"own-{Guid.CreateVersion7(time.GetUtcNow()):n}";
        var callback = Uri.TryCreate(JsonText.Of(document["callbackUrl"]), UriKind.Absolute, out var url) ? url : null;
        return new FakeMessage(id, attempt, JsonText.Of(document["to"]), JsonText.Of(document["text"]))
        {
            Callbacks = callback is null
                ? []
                : FakeCallback.Each(scripts[Provider].Script.Callbacks, Statuses, (status, code, isForged) => Callback(callback, id, attempt, status, code, isForged)),
        };
    }

    private HttpRequestMessage Callback(Uri callback, string id, string attempt, string state, string? code, bool isForged)
    {
        var report = new JsonObject { ["attemptId"] = attempt, ["messageId"] = id, ["state"] = state, ["code"] = code, ["at"] = time.GetUtcNow() };
        return StandardSignature.Signed(callback, $"{id}.{state}".Replace('.', '-'), report.ToJsonString(), isForged ? "whsec_AAAA" : Key, time.GetUtcNow());
    }

    private static JsonObject? Read(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
