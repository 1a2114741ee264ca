using System.Net.Http.Headers;
using System.Text;

namespace OrleansNotify.Channels;

/// <summary>Twilio's Messages resource, which SMS and WhatsApp share.</summary>
internal sealed class TwilioMessages(ProviderHttp http)
{
    public Task<ProviderOutcome> Send(OutgoingMessage message, string prefix, ProviderSettings settings, CancellationToken cancellation)
        => http.Exchange(
            () => Request(HttpMethod.Post, settings, "", new FormUrlEncodedContent(TwilioForm.Of(message, prefix, settings, http.Time.GetUtcNow()))),
            settings,
            answer => TwilioAnswer.OutcomeOf(answer, http.Time.GetUtcNow()),
            cancellation);

    /// <summary>Lists one message: API keys may do that, and may not ask for the account.</summary>
    public Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation)
        => http.Check(() => Request(HttpMethod.Get, settings, "?PageSize=1", null), cancellation);

    private static HttpRequestMessage Request(HttpMethod method, ProviderSettings settings, string query, HttpContent? content)
    {
        var url = $"{settings["url"].TrimEnd('/')}/2010-04-01/Accounts/{settings["accountSid"]}/Messages.json{query}";
        var credentials = settings["apiKey"] is { Length: > 0 } key
            ? $"{key}:{settings["apiSecret"]}"
            : $"{settings["accountSid"]}:{settings["authToken"]}";
        return new HttpRequestMessage(method, url)
        {
            Content = content,
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))) },
        };
    }
}
