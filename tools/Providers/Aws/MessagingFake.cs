using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>End User Messaging, JSON 1.0: SendTextMessage and DescribeAccountAttributes.</summary>
internal sealed class MessagingFake(FakeStage stage, FaultScripts scripts, SnsTopic topic, TimeProvider time)
{
    public const string Provider = "aws-sms";

    private static readonly string[] Statuses = ["TEXT_QUEUED", "TEXT_SUCCESSFUL", "TEXT_DELIVERED"];

    public async Task<IResult> Answer(HttpContext context)
    {
        var body = await JsonBody.Read(context);
        if (AwsAccess.Problem(context.Request, body, "sms-voice", time.GetUtcNow()) is { } problem)
        {
            return AwsErrors.Json(problem);
        }

        return context.Request.Headers["X-Amz-Target"].ToString() switch
        {
            "PinpointSMSVoiceV2.SendTextMessage" => await Send(context, JsonBody.Json(body)),
            "PinpointSMSVoiceV2.DescribeAccountAttributes" => Json(new JsonObject { ["AccountAttributes"] = new JsonArray() }),
            _ => AwsErrors.Json("UnknownOperationException"),
        };
    }

    private async Task<IResult> Send(HttpContext context, JsonObject? text)
    {
        if (text is null || ProblemOf(text) is not null)
        {
            return AwsErrors.Json(text is null ? "SerializationException" : ProblemOf(text)!);
        }

        var message = MessageOf(text);
        return await stage.Play(context, Provider, message, new FakeAnswers
        {
            Accepted = () => Json(new JsonObject { ["MessageId"] = message.Id }),
            Refused = rule => AwsErrors.Json(rule.Code ?? "ValidationException", rule.Status ?? 400),
            Throttled = _ => AwsErrors.Json("ThrottlingException"),
        });
    }

    private static string? ProblemOf(JsonObject text)
        => !E164.IsNumber(JsonBody.Text(text["DestinationPhoneNumber"])) ? "ValidationException: INVALID_PARAMETER"
            : JsonBody.Text(text["MessageBody"]).Length is 0 or > 1600 ? "ValidationException: MAXIMUM_SIZE_EXCEEDED"
            : JsonBody.Text(text["MessageType"]) is not ("" or "TRANSACTIONAL" or "PROMOTIONAL") ? "ValidationException: INVALID_PARAMETER"
            : text["TimeToLive"] is { } time && !(int.TryParse(time.ToString(), out var seconds) && seconds is >= 5 and <= 259_200)
                ? "ValidationException: INVALID_PARAMETER"
            : text["Context"] is JsonObject { Count: > 5 } ? "ValidationException: INVALID_PARAMETER"
            : null;

    private FakeMessage MessageOf(JsonObject text)
    {
        var id = $"{Guid.CreateVersion7(time.GetUtcNow())}";
        var to = JsonBody.Text(text["DestinationPhoneNumber"]);
        var script = scripts[Provider].Script.Callbacks;
        return new FakeMessage(id, JsonBody.Token(text.At("Context", "attempt_id")), to, JsonBody.Text(text["MessageBody"]))
        {
            Callbacks = script.Url is not { } url
                ? []
                : FakeCallback.Each(script, Statuses, (status, code, isForged)
                    => topic.Notification(url, $"{id} {status}", Report(id, to, text["Context"], status, code), isForged)),
        };
    }

    private JsonObject Report(string id, string to, JsonNode? context, string status, string? code) => new()
    {
        ["eventType"] = status switch { "failed" => "TEXT_INVALID", "delivered" => "TEXT_DELIVERED", _ => status },
        ["eventVersion"] = "1.0",
        ["eventTimestamp"] = time.GetUtcNow().ToUnixTimeMilliseconds(),
        ["isFinal"] = status is not ("TEXT_QUEUED" or "TEXT_PENDING"),
        ["destinationPhoneNumber"] = to,
        ["messageId"] = id,
        ["messageStatus"] = code ?? status,
        ["messageStatusDescription"] = "Reported by the fake",
        ["context"] = context?.DeepClone(),
        ["totalMessageParts"] = 1,
        ["totalMessagePrice"] = 0.00645,
        ["totalCarrierFee"] = 0.003,
    };

    private static IResult Json(JsonObject body) => Results.Json(body, contentType: "application/x-amz-json-1.0");
}
