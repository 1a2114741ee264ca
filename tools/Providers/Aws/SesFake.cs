using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrleansNotify.Fakes;

/// <summary>SES, API v2: SendEmail with simple content, and GetAccount.</summary>
internal sealed partial class SesFake(FakeStage stage, FaultScripts scripts, SnsTopic topic, TimeProvider time)
{
    public const string Provider = "ses";

    private static readonly string[] Statuses = ["Send", "Delivery"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v2/email/outbound-emails", (Delegate)Send);
        routes.MapGet("/v2/email/account", Account);
    }

    private IResult Account(HttpContext context)
        => AwsAccess.Problem(context.Request, [], "ses", time.GetUtcNow()) is { } problem
            ? AwsErrors.Rest(context, problem)
            : Results.Json(new JsonObject { ["SendingEnabled"] = true, ["ProductionAccessEnabled"] = true, ["EnforcementStatus"] = "HEALTHY" });

    private async Task<IResult> Send(HttpContext context)
    {
        var body = await JsonBody.Read(context);
        if (AwsAccess.Problem(context.Request, body, "ses", time.GetUtcNow()) is { } problem)
        {
            return AwsErrors.Rest(context, problem);
        }

        if (JsonBody.Json(body) is not { } mail || ProblemOf(mail) is not null)
        {
            return AwsErrors.Rest(context, JsonBody.Json(body) is { } read ? ProblemOf(read)! : "SerializationException");
        }

        var message = MessageOf(mail);
        return await stage.Play(context, Provider, message, new FakeAnswers
        {
            Accepted = () => Results.Json(new JsonObject { ["MessageId"] = message.Id }),
            Refused = rule => AwsErrors.Rest(context, rule.Code ?? "MessageRejected", rule.Status ?? 400),
            Throttled = _ => AwsErrors.Rest(context, "TooManyRequestsException: Maximum sending rate exceeded.", 429),
        });
    }

    private static string? ProblemOf(JsonObject mail)
    {
        var simple = mail.At("Content", "Simple");
        var to = mail.At("Destination", "ToAddresses") as JsonArray;
        return !Address().IsMatch(JsonBody.Text(mail["FromEmailAddress"])) ? "BadRequestException: Missing final '@domain'"
            : to is not { Count: 1 } || !Address().IsMatch(JsonBody.Text(to[0])) ? "BadRequestException: Illegal address"
            : simple.At("Subject", "Data") is null || simple.At("Body", "Text", "Data") is null ? "BadRequestException: the content is not whole"
            : Pairs(mail["EmailTags"]).Concat(Pairs(simple.At("Headers"))).Any(pair => pair.Name.Length == 0)
                ? "BadRequestException: a tag or header has no name"
            : Pairs(mail["EmailTags"]).Any(tag => !Tag().IsMatch(tag.Value)) ? "BadRequestException: a tag has a character that is not allowed"
            : null;
    }

    private FakeMessage MessageOf(JsonObject mail)
    {
        var id = $"0102{Guid.CreateVersion7(time.GetUtcNow()):n}-000000";
        var to = JsonBody.Text(((JsonArray)mail.At("Destination", "ToAddresses")!)[0]);
        var tags = Pairs(mail["EmailTags"]).ToDictionary(tag => tag.Name, tag => tag.Value);
        var script = scripts[Provider].Script.Callbacks;
        return new FakeMessage(id, tags.GetValueOrDefault("attempt_id"), to, JsonBody.Text(mail.At("Content", "Simple", "Body", "Text", "Data")))
        {
            Callbacks = script.Url is not { } url
                ? []
                : FakeCallback.Each(script, Statuses, (status, code, isForged)
                    => topic.Notification(url, $"{id} {status}", SesReports.Of(id, to, tags, status, code, time.GetUtcNow()), isForged)),
        };
    }

    private static IEnumerable<(string Name, string Value)> Pairs(JsonNode? list)
        => (list as JsonArray ?? []).Select(pair => (JsonBody.Text(pair.At("Name")), JsonBody.Text(pair.At("Value"))));

    [GeneratedRegex(@"\A[^<>]*<?[!-;=?-~]+@[A-Za-z0-9.-]+>?\z")]
    private static partial Regex Address();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex Tag();
}
