using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace OrleansNotify.Fakes;

/// <summary>A status callback as Twilio makes and signs it.</summary>
internal static class TwilioCallback
{
    public static string? AttemptOf(Uri callback)
        => QueryHelpers.ParseQuery(callback.Query).TryGetValue("a", out var attempt) ? attempt.ToString() : null;

    public static SortedDictionary<string, string> Fields(string id, string account, string to, string from, string status, string? code)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = account,
            ["ApiVersion"] = "2010-04-01",
            ["From"] = from,
            ["MessageSid"] = id,
            ["MessageStatus"] = status,
            ["SmsSid"] = id,
            ["SmsStatus"] = status,
            ["To"] = to,
        };
        if (code is not null)
        {
            fields["ErrorCode"] = code;
        }

        return fields;
    }

    public static HttpRequestMessage Request(Uri callback, string token, SortedDictionary<string, string> fields)
    {
        var signed = new StringBuilder(callback.AbsoluteUri);
        foreach (var (name, value) in fields)
        {
            signed.Append(name).Append(value);
        }

        // Twilio's own algorithm.
#pragma warning disable CA5350
        var signature = HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed.ToString()));
#pragma warning restore CA5350
        return new HttpRequestMessage(HttpMethod.Post, callback)
        {
            Content = new FormUrlEncodedContent(fields),
            Headers = { { "X-Twilio-Signature", Convert.ToBase64String(signature) } },
        };
    }
}
