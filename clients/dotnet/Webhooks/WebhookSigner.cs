using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Client.Webhooks;

/// <summary>Signs what is posted to a server of ours: the reports of a sending service of one's own.</summary>
/// <param name="secret"><c>whsec_…</c></param>
public sealed class WebhookSigner(string secret)
{
    private readonly byte[] _key = WebhookVerifier.Key(secret);

    /// <param name="id">The same for a repeat of the same report.</param>
    public HttpRequestMessage Post(Uri url, string id, byte[] body, TimeProvider? time = null)
    {
        var timestamp = (time ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(HMACSHA256.HashData(_key, signed))}");
        return request;
    }
}
