using System.Globalization;

namespace OrleansNotify.Channels;

/// <summary>The id of an attempt, which comes back in callbacks: the message's id and the attempt's number.</summary>
public static class MessageAttempt
{
    public static string IdOf(string messageId, int number) => string.Create(CultureInfo.InvariantCulture, $"{messageId}-{number}");

    /// <summary>Null: it is not one of ours.</summary>
    public static string? MessageOf(string? attemptId)
        => attemptId?.LastIndexOf('-') is > 0 and var end && attemptId.StartsWith("msg_", StringComparison.Ordinal) ? attemptId[..end] : null;

    /// <summary>Null: it is not one of ours.</summary>
    public static int? NumberOf(string? attemptId)
        => MessageOf(attemptId) is { } message && int.TryParse(attemptId.AsSpan(message.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
