using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>Twilio's Messages resource, for SMS and WhatsApp. Each account is known; the password <c>wrong</c> is wrong.</summary>
internal sealed class TwilioFake(FakeStage stage, FaultScripts scripts, TimeProvider time) : IFake
{
    private const string Sms = "twilio-sms";
    private const string WhatsApp = "twilio-whatsapp";

    private static readonly string[] Statuses = ["queued", "sent", "delivered"];

    public IReadOnlyList<string> Providers => [Sms, WhatsApp];

    public IReadOnlyList<string> Variables(Uri address) => [$"TWILIO_URL={address.GetLeftPart(UriPartial.Authority)}"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/2010-04-01/Accounts/{sid}.json", Account);
        routes.MapGet("/2010-04-01/Accounts/{sid}/Messages.json", List);
        routes.MapPost("/2010-04-01/Accounts/{sid}/Messages.json", Send).DisableAntiforgery();
    }

    private static IResult Account(string sid, HttpContext context)
        => TwilioCredentials.Of(context.Request) is null
            ? TwilioAnswers.Error("20003")
            : Results.Json(new Dictionary<string, string> { ["sid"] = sid, ["status"] = "active", ["type"] = "Trial" });

    private static IResult List(string sid, HttpContext context)
        => TwilioCredentials.Of(context.Request) is null
            ? TwilioAnswers.Error("20003")
            : Results.Json(new JsonObject { ["messages"] = new JsonArray(), ["page"] = 0, ["page_size"] = 1, ["uri"] = $"/2010-04-01/Accounts/{sid}/Messages.json" });

    private async Task<IResult> Send(string sid, HttpContext context)
    {
        if (TwilioCredentials.Of(context.Request) is not { } credentials)
        {
            return TwilioAnswers.Error("20003");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (TwilioRules.CodeOf(form) is { } code)
        {
            return TwilioAnswers.Error(code);
        }

        var to = form["To"].ToString();
        var provider = to.StartsWith("whatsapp:", StringComparison.Ordinal) ? WhatsApp : Sms;
        var message = MessageOf(form, sid, scripts[provider].Script.Callbacks, credentials.AuthToken);
        return await stage.Play(context, provider, message, new FakeAnswers
        {
            Accepted = () => TwilioAnswers.Created(message.Id, sid, form, time.GetUtcNow()),
            Refused = rule => TwilioAnswers.Error(rule.Code ?? "21211", rule.Status),
            Throttled = _ => TwilioAnswers.Error("20429", StatusCodes.Status429TooManyRequests),
        });
    }

    private static FakeMessage MessageOf(IFormCollection form, string sid, CallbackScript script, string? token)
    {
        var id = TwilioAnswers.NewId(form);
        var callback = form["StatusCallback"].ToString() is { Length: > 0 } text ? new Uri(text) : null;
        var body = form.ContainsKey("ContentSid") ? $"{form["ContentSid"]} {form["ContentVariables"]}" : form["Body"].ToString();
        return new FakeMessage(id, callback is null ? null : TwilioCallback.AttemptOf(callback), form["To"].ToString(), body)
        {
            Callbacks = callback is null
                ? []
                : FakeCallback.Each(script, Statuses, (status, code, isForged) => TwilioCallback.Request(
                    callback, isForged ? "not the token" : token ?? script.Secret ?? "",
                    TwilioCallback.Fields(id, sid, form["To"].ToString(), form["From"].ToString(), status, code))),
        };
    }
}
