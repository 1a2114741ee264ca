using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Fakes;

/// <summary>Standard Webhooks 1.0.0, as a receiver checks it and a sender signs.</summary>
internal static class StandardSignature
{
    public static bool Holds(IHeaderDictionary headers, byte[] body, string secret)
        => headers["webhook-signature"].ToString() == Entry(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), body, secret);

    public static HttpRequestMessage Signed(Uri url, string id, string json, string secret, DateTimeOffset at)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            Headers = { { "webhook-id", id }, { "webhook-timestamp", timestamp }, { "webhook-signature", Entry(id, timestamp, body, secret) } },
        };
    }

    private static string Entry(string id, string timestamp, byte[] body, string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}";
    }
}
