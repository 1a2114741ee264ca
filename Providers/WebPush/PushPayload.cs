using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansNotify.Channels;

/// <summary>What the page's service worker gets: <c>{"id", "title", "body", "url", "tag"}</c>.</summary>
internal static class PushPayload
{
    private const string Cut = "…";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text is cut where the whole would be too large: part of it is more than a refusal.</summary>
    public static byte[] Of(OutgoingMessage message)
    {
        var whole = Bytes(message, message.Text);
        if (whole.Length <= PushEncryption.MaxText)
        {
            return whole;
        }

        var (fits, tooLong) = (0, message.Text.Length);
        while (tooLong - fits > 1)
        {
            var length = (fits + tooLong) / 2;
            (fits, tooLong) = Bytes(message, Shortened(message.Text, length)).Length <= PushEncryption.MaxText ? (length, tooLong) : (fits, length);
        }

        return Bytes(message, Shortened(message.Text, fits));
    }

    private static byte[] Bytes(OutgoingMessage message, string text)
    {
        var document = new JsonObject { ["id"] = message.AttemptId, ["title"] = message.Subject, ["body"] = text };
        if (message.Link is { } link)
        {
            document["url"] = link;
        }

        if (message.Tag is { } tag)
        {
            document["tag"] = tag;
        }

        return Encoding.UTF8.GetBytes(document.ToJsonString(Compact));
    }

    private static string Shortened(string text, int length)
        => string.Concat(text.AsSpan(0, length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), Cut);
}
