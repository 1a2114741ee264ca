using OrleansNotify.Http;

namespace OrleansNotify.Events;

/// <summary>
/// The members of an event as callers publish it. Others are ignored, except for near misses: a caller that sends <c>audiences</c> would get
/// a 202 for an event that nobody sees.
/// </summary>
internal static class EventMembers
{
    private const int LettersPerSlip = 4;
    private static readonly string[] Known = ["type", "payload", "audience", "idempotencyKey", "source", "deliverAt", "expiresAt"];

    public static Problem? Mistaken(string name)
        => Known.Contains(name) ? null
            : Array.Find(Known, known => IsAlmost(name.ToLowerInvariant(), known.ToLowerInvariant())) is { } meant
                ? Problems.Invalid("member_unknown", $"An event has no {Shortened(name)}: did you mean {meant}?")
            : null;

    private static bool IsAlmost(string name, string known)
    {
        var most = Math.Max(1, known.Length / LettersPerSlip);
        return Math.Abs(name.Length - known.Length) <= most && Slips(name, known) <= most;
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Slips(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    private static string Shortened(string name) => name.Length <= 40 ? name : name[..40];
}
