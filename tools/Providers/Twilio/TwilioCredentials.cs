using System.Net.Http.Headers;
using System.Text;

namespace OrleansNotify.Fakes;

/// <param name="AuthToken">What callbacks are signed with; null: the call came with an API key, which is not that.</param>
internal sealed record TwilioCredentials(string? AuthToken)
{
    /// <summary>Null when they are missing or wrong.</summary>
    public static TwilioCredentials? Of(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || header.Scheme != "Basic")
        {
            return null;
        }

        var buffer = new byte[header.Parameter?.Length ?? 0];
        return Convert.TryFromBase64String(header.Parameter ?? "", buffer, out var length)
            && Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2) is [var user, var password]
            && user.Length > 0 && password is not ("" or "wrong")
                ? new TwilioCredentials(user.StartsWith("AC", StringComparison.Ordinal) ? password : null)
                : null;
    }
}
