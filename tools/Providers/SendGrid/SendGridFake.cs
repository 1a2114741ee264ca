using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>SendGrid's mail send v3. Each key is known; the key <c>wrong</c> is wrong.</summary>
internal sealed class SendGridFake(FakeStage stage, FaultScripts scripts, TimeProvider time) : IFake
{
    private const string Provider = "sendgrid";

    private static readonly string[] Statuses = ["processed", "delivered"];

    public IReadOnlyList<string> Providers => [Provider];

    public IReadOnlyList<string> Variables(Uri address)
        =>
        [
            $"SENDGRID_URL={address.GetLeftPart(UriPartial.Authority)}", "SENDGRID_API_KEY=SG.fake", $"SENDGRID_WEBHOOK_KEY={SendGridEvents.PublicKey}",
        ];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v3/mail/send", (Delegate)Send);
        routes.MapGet("/v3/scopes", (HttpContext context)
            => HasKey(context.Request) ? Results.Json(new JsonObject { ["scopes"] = new JsonArray("mail.send") }) : Refused());
    }

    private async Task<IResult> Send(HttpContext context)
    {
        if (!HasKey(context.Request))
        {
            return Refused();
        }

        var mail = JsonBody.Json(await JsonBody.Read(context));
        if (mail is null || SendGridRules.ProblemOf(mail) is not null)
        {
            return mail is null ? Error(null, "Bad Request") : Error(SendGridRules.ProblemOf(mail), "Refused by the fake");
        }

        var message = MessageOf(mail);
        return await stage.Play(context, Provider, message, new FakeAnswers
        {
            Accepted = () => Accepted(context, message.Id),
            Refused = rule => rule.Status is 401
                ? Refused()
                : Error(rule.Code ?? "personalizations.0.to.0.email", "Refused by the script", rule.Status ?? 400),
            Throttled = rule => Throttled(context, rule),
        });
    }

    private FakeMessage MessageOf(JsonObject mail)
    {
        var person = ((JsonArray)mail["personalizations"]!)[0];
        var id = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-", 22);
        var to = JsonBody.Text(((JsonArray)person.At("to")!)[0].At("email"));
        var args = person.At("custom_args") as JsonObject ?? mail["custom_args"] as JsonObject ?? [];
        var script = scripts[Provider].Script.Callbacks;
        var text = JsonBody.Text(((JsonArray)mail["content"]!)[0].At("value"));
        return new FakeMessage(id, JsonBody.Token(args["attempt_id"]), to, text)
        {
            Callbacks = script.Url is not { } url
                ? []
                : FakeCallback.Each(script, Statuses, (status, code, isForged)
                    => SendGridEvents.Request(url, SendGridEvents.Of(id, to, args, status, code, time.GetUtcNow()), isForged, time.GetUtcNow())),
        };
    }

    private static bool HasKey(HttpRequest request)
        => AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            && header is { Scheme: "Bearer", Parameter: not (null or "" or "wrong") };

    private static IResult Accepted(HttpContext context, string id)
    {
        context.Response.Headers["X-Message-Id"] = id;
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    /// <summary>SendGrid says when its interval ends, and has no <c>Retry-After</c>.</summary>
    private IResult Throttled(HttpContext context, FaultRule rule)
    {
        context.Response.Headers.Remove("Retry-After");
        if (rule.RetryAfter is { } value)
        {
            var end = int.TryParse(value, CultureInfo.InvariantCulture, out var seconds)
                ? time.GetUtcNow().AddSeconds(seconds)
                : DateTimeOffset.Parse(value, CultureInfo.InvariantCulture);
            context.Response.Headers["X-RateLimit-Reset"] = end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        }

        return Error(null, "too many requests", StatusCodes.Status429TooManyRequests);
    }

    private static IResult Refused()
        => Error(null, "The provided authorization grant is invalid, expired, or revoked", StatusCodes.Status401Unauthorized);

    private static IResult Error(string? field, string message, int status = StatusCodes.Status400BadRequest)
        => Results.Json(
            new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["field"] = field, ["help"] = null }) },
            statusCode: status);
}
