using OrleansNotify.Edge;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;

namespace OrleansNotify.Events;

/// <summary>Who may see an event, as callers write it: <c>*</c>, <c>u:ann@example.org</c>, <c>t:topic</c>.</summary>
internal static class AudienceList
{
    public const int MaxKeys = 100;
    private const int MaxTopicLength = 100;

    /// <param name="audience">Each key once, addresses as the accounts are spelled. Null and empty are nobody.</param>
    public static Problem? Check(string?[]? keys, out string[] audience)
    {
        audience = [];
        if (keys?.Length > MaxKeys)
        {
            return Problems.Invalid("too_many", $"An audience has at most {MaxKeys} keys.");
        }

        var normalized = (keys ?? []).Select(Normalize).Distinct().ToArray();
        if (normalized.Contains(null))
        {
            return Problems.Invalid("audience_invalid", "audience takes \"*\", \"u:<e-mail address>\" and \"t:<topic>\".");
        }

        audience = normalized!;
        return null;
    }

    private static string? Normalize(string? key) => key switch
    {
        AudienceKey.Everyone => key,
        ['u', ':', ..] => EmailAddress.TryNormalize(key[2..], out var address) ? AudienceKey.User(address) : null,
        ['t', ':', ..] => IsTopic(key.AsSpan(2)) ? key : null,
        _ => null,
    };

    public static bool IsTopic(ReadOnlySpan<char> topic)
    {
        foreach (var c in topic)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-' or ':' or '/'))
            {
                return false;
            }
        }

        return topic.Length is > 0 and <= MaxTopicLength;
    }
}
