using OrleansNotify.Events;

namespace OrleansNotify.Sources;

/// <summary>What the sales extension's backend answers to webhooks, byte for byte.</summary>
internal static class WebhookAnswers
{
    public static IResult Received => Json(200, """{"message":"Webhook received successfully"}""");

    public static IResult TypeMissing => Json(400, """{"error":"Missing type field"}""");

    public static IResult Unauthorized => Json(401, """{"error":"Unauthorized: Missing or invalid Bearer token"}""");

    private static IResult Json(int status, string body) => TypedResults.Text(body, "application/json; charset=utf-8", statusCode: status);
}

/// <summary>As the document describes <see cref="WebhookAnswers.Received"/>.</summary>
internal sealed record WebhookTaken(string Message);
