using System.Globalization;

namespace OrleansNotify.Channels;

internal static class PushRequest
{
    private const int LongestTopic = 32;

    // What push services keep at most; a message without an end is worth a day.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(28);
    private static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    public static HttpRequestMessage Of(OutgoingMessage message, PushSubscription subscription, string authorization, DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.Endpoint)
        {
            Content = new ByteArrayContent(PushEncryption.Encrypt(PushPayload.Of(message), subscription)),
        };
        request.Content.Headers.ContentEncoding.Add("aes128gcm");
        request.Content.Headers.Add("Content-Type", "application/octet-stream");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.Add("TTL", TimeToLive(message, now).ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Urgency", message.IsUrgent ? "high" : "normal");
        if (message.Tag is { } tag && IsTopic(tag))
        {
            request.Headers.Add("Topic", tag);
        }

        return request;
    }

    private static long TimeToLive(OutgoingMessage message, DateTimeOffset now)
        => (long)Math.Clamp((message.ExpiresAt - now ?? Usual).TotalSeconds, 0, Longest.TotalSeconds);

    private static bool IsTopic(string tag)
        => tag.Length is > 0 and <= LongestTopic && tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
