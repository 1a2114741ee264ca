using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

internal static class TwilioAnswers
{
    public static string NewId(IFormCollection form)
        => (form.ContainsKey("MediaUrl") ? "MM" : "SM") + RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>201 with every member that the API documents: the official SDKs read them all.</summary>
    public static IResult Created(string id, string account, IFormCollection form, DateTimeOffset at)
    {
        var date = at.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
        var body = form["Body"].ToString();
        var hasService = form["MessagingServiceSid"].ToString().Length > 0;
        return Results.Json(
            new JsonObject
            {
                ["sid"] = id,
                ["account_sid"] = account,
                ["api_version"] = "2010-04-01",
                ["body"] = body,
                ["to"] = form["To"].ToString(),
                ["from"] = form["From"].ToString() is { Length: > 0 } from ? from : null,
                ["messaging_service_sid"] = hasService ? form["MessagingServiceSid"].ToString() : null,
                ["status"] = hasService ? "accepted" : "queued",
                ["direction"] = "outbound-api",
                // A service decides about the sender, and so about the segments, later.
                ["num_segments"] = hasService ? "0" : Segments(body),
                ["num_media"] = "0",
                ["date_created"] = date,
                ["date_updated"] = date,
                ["date_sent"] = null,
                ["price"] = null,
                ["price_unit"] = "USD",
                ["error_code"] = null,
                ["error_message"] = null,
                ["uri"] = $"/2010-04-01/Accounts/{account}/Messages/{id}.json",
                ["subresource_uris"] = new JsonObject { ["media"] = $"/2010-04-01/Accounts/{account}/Messages/{id}/Media.json" },
            },
            statusCode: StatusCodes.Status201Created);
    }

    /// <param name="status">Null: the usual one of the code.</param>
    public static IResult Error(string code, int? status = null)
    {
        var usual = code switch { "20003" => 401, "20404" => 404, "20429" => 429, "20503" => 503, _ => 400 };
        return Results.Json(
            new JsonObject
            {
                ["code"] = int.TryParse(code, CultureInfo.InvariantCulture, out var number) ? number : 0,
                ["message"] = $"Refused by the script with {code}",
                ["more_info"] = $"https://www.twilio.com/docs/errors/{code}",
                ["status"] = status ?? usual,
            },
            statusCode: status ?? usual);
    }

    // Near enough for a fake: without the extension table, and no pair is kept together.
    private static string Segments(string body)
    {
        var (one, part) = body.All(char.IsAscii) ? (160, 153) : (70, 67);
        return (body.Length <= one ? 1 : (body.Length + part - 1) / part).ToString(CultureInfo.InvariantCulture);
    }
}
