using System.Text;

namespace OrleansNotify.Channels;

/// <summary>Texts of others, made fit to be stored and shown.</summary>
internal static class Details
{
    public const int MaxLength = 500;

    // Anything shorter is no secret, and would blot out words.
    private const int ShortestSecret = 6;

    /// <summary>One line of at most <see cref="MaxLength"/> characters, with <c>***</c> in place of each secret.</summary>
    public static string Clean(string text, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets.Where(secret => secret.Length >= ShortestSecret))
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        var line = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > MaxLength)
            {
                break;
            }

            line.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }
}
