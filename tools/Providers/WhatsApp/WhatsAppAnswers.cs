using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

internal static class WhatsAppAnswers
{
    /// <summary>WhatsApp's own id of a number. Brazil's mobile numbers lose their ninth digit, as with the real API.</summary>
    public static string WaId(string to)
    {
        var digits = string.Concat(to.Where(char.IsAsciiDigit));
        return digits.Length == 13 && digits.StartsWith("55", StringComparison.Ordinal) && digits[4] == '9' ? digits.Remove(4, 1) : digits;
    }

    public static IResult Accepted(string to, string id) => Results.Json(new JsonObject
    {
        ["messaging_product"] = "whatsapp",
        ["contacts"] = new JsonArray(new JsonObject { ["input"] = to, ["wa_id"] = WaId(to) }),
        ["messages"] = new JsonArray(new JsonObject { ["id"] = id, ["message_status"] = "accepted" }),
    });

    /// <param name="status">Null: the usual one of the code.</param>
    public static IResult Error(string code, int? status = null)
    {
        var usual = code switch { "0" or "190" => 401, "3" or "10" or "131005" => 403, "4" or "80007" or "130429" => 429, "1" or "2" => 500, _ => 400 };
        var error = new JsonObject
        {
            ["message"] = $"(#{code}) Refused by the script",
            ["type"] = "OAuthException",
            ["code"] = int.TryParse(code, CultureInfo.InvariantCulture, out var number) ? number : 0,
            ["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = $"The script refuses with {code}" },
            ["fbtrace_id"] = RandomNumberGenerator.GetHexString(23),
        };
        return Results.Json(new JsonObject { ["error"] = error }, statusCode: status ?? usual);
    }
}
