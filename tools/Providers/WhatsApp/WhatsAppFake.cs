using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>WhatsApp's Cloud API. Each token is known but <c>wrong</c>; callbacks go to the script's URL, signed with its secret.</summary>
internal sealed class WhatsAppFake(FakeStage stage, FaultScripts scripts, TimeProvider time) : IFake
{
    public const string AppSecret = "fake-app-secret";

    private const string Provider = "whatsapp-cloud";

    private static readonly string[] Statuses = ["sent", "delivered", "read"];

    public IReadOnlyList<string> Providers => [Provider];

    public IReadOnlyList<string> Variables(Uri address) => [$"WHATSAPP_URL={address.GetLeftPart(UriPartial.Authority)}", $"WHATSAPP_APP_SECRET={AppSecret}"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v{version:double}/{id:long}", Number);
        routes.MapPost("/v{version:double}/{id:long}/messages", Send);
    }

    private static IResult Number(long id, HttpContext context)
        => IsKnown(context.Request)
            ? Results.Json(new JsonObject { ["id"] = $"{id}", ["verified_name"] = "Fake", ["quality_rating"] = "GREEN" })
            : WhatsAppAnswers.Error("190");

    private async Task<IResult> Send(long id, HttpContext context)
    {
        if (!IsKnown(context.Request))
        {
            return WhatsAppAnswers.Error("190");
        }

        if (await Read(context) is not JsonObject body || WhatsAppRules.CodeOf(body) is not null)
        {
            return WhatsAppAnswers.Error("100");
        }

        var message = MessageOf(body, $"{id}");
        return await stage.Play(context, Provider, message, new FakeAnswers
        {
            Accepted = () => WhatsAppAnswers.Accepted(message.To, message.Id),
            Refused = rule => WhatsAppAnswers.Error(rule.Code ?? "131026", rule.Status),
            Throttled = _ => WhatsAppAnswers.Error("130429", StatusCodes.Status429TooManyRequests),
        });
    }

    private FakeMessage MessageOf(JsonObject body, string numberId)
    {
        var id = $"wamid.{Convert.ToBase64String(RandomNumberGenerator.GetBytes(30))}";
        var to = JsonText.Of(body["to"]);
        var attempt = JsonText.Of(body["biz_opaque_callback_data"]) is { Length: > 0 } data ? data : null;
        var text = body["type"]?.GetValue<string>() == "template" ? body["template"]!.ToJsonString() : JsonText.Of(body["text"]?["body"]);
        var script = scripts[Provider].Script.Callbacks;
        return new FakeMessage(id, attempt, to, text)
        {
            Callbacks = script.Url is not { } url
                ? []
                : FakeCallback.Each(script, Statuses, (status, code, isForged) => WhatsAppCallback.Request(
                    url, isForged ? "not the secret" : script.Secret ?? AppSecret,
                    WhatsAppCallback.Status(numberId, id, WhatsAppAnswers.WaId(to), attempt, status, code, time.GetUtcNow()))),
        };
    }

    private static bool IsKnown(HttpRequest request)
        => request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', _, ..] header && header != "Bearer wrong";

    private static async Task<JsonNode?> Read(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
