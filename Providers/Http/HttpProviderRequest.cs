using System.Globalization;
using System.Net.Http.Headers;

namespace OrleansNotify.Channels;

internal static class HttpProviderRequest
{
    public static HttpRequestMessage Of(HttpMethod method, ProviderSettings settings, string id, byte[] body, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(method, settings["url"]);
        if (method == HttpMethod.Post)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", StandardWebhook.Signature(settings["secret"], id, timestamp, body));
        return request;
    }
}
